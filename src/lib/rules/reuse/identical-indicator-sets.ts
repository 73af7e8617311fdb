import type { FormView } from '../form-view.ts';
import { formFact, indicatorFact } from '../draft.ts';
import { isSubstantive } from '../indicator-view.ts';
import { key } from '../reading/key.ts';
import { agencyRule, type Draft } from '../rule.ts';
import { threshold } from '../setting.ts';

function contentOf({ indicators }: FormView): readonly string[] {
  return indicators
    .filter(({ placeholder, name, value }) => !placeholder && (name !== '' || value !== ''))
    .map(({ row, nameKey, valueKey }) => `${row.level2 ?? row.level1 ?? ''}|${nameKey}|${valueKey}`)
    .sort();
}

/** Project forms of one year with the same content, by content. */
function groupsOf(forms: readonly FormView[], leastRows: number): readonly (readonly FormView[])[] {
  const groups = new Map<string, FormView[]>();
  for (const form of forms) {
    if (form.indicators.filter(isSubstantive).length < leastRows) continue;
    const content = `${form.row.fiscal_year ?? ''}\n${contentOf(form).join('\n')}`;
    groups.set(content, [...(groups.get(content) ?? []), form]);
  }
  return [...groups.values()];
}

export const identicalIndicatorSets = agencyRule(
  {
    name: 'identical_indicator_sets',
    version: 1,
    family: 'reuse',
    stance: 'mistake',
    severity: 'high',
    on: true,
    unit: 'form',
    title: { zh: '不同项目的指标完全相同', en: 'Identical indicator sets' },
    summary: {
      zh: '同一单位同一年度两个不同项目的全部指标和指标值一字不差。',
      en: 'Two different projects of an agency in one year have exactly the same indicators and targets.',
    },
    settings: {
      least_rows: threshold(3, '除通用项外至少三项，才谈得上雷同', 'At least three rows besides the official items'),
    },
    related: [
      'copy_paste_cross_form',
      'category_value_mismatch',
      'symbol_value_mismatch',
      'boolean_indicator',
      'missing_cost_indicator',
      'missing_quality_indicator',
    ],
  },
  (forms, { least_rows }) => {
    const projects = forms.filter(({ row }) => row.type !== 'department');
    const groups = groupsOf(projects, least_rows);
    const same = groups.filter((group) => new Set(group.map(({ row }) => key(row.project_name))).size > 1);
    return { total: projects.length, tested: groups.flat().length, drafts: same.map(draft) };
  },
);

function draft(group: readonly FormView[]): Draft {
  const names = group.map(({ row }) => `“${row.project_name ?? ''}”`);
  const rows = group[0]?.indicators.length ?? 0;
  return {
    subject: [],
    forms: group,
    indicators: group.flatMap(({ indicators }) => indicators.filter(isSubstantive)),
    facts: group.flatMap((form) => [
      formFact(form, form.row.project_name ?? ''),
      ...form.indicators.filter(isSubstantive).map((indicator) => indicatorFact(indicator)),
    ]),
    numbers: { forms: group.length, rows },
    message: {
      zh: `项目${names.join('、')}的 ${rows} 行指标和指标值完全相同。`,
      en: `Projects ${names.join(', ')} have the same ${rows} indicators and targets.`,
    },
  };
}
