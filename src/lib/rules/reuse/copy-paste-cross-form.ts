import type { FormView } from '../form-view.ts';
import { indicatorFact } from '../draft.ts';
import { type IndicatorView, isSubstantive } from '../indicator-view.ts';
import { bigrams } from '../reading/key.ts';
import { agencyRule, type Draft } from '../rule.ts';
import { threshold, words } from '../setting.ts';

interface Occurrence {
  readonly form: FormView;
  readonly indicator: IndicatorView;
}

/** Specific rows of the project forms of one year, by level, name and target. */
function rowsByContent(forms: readonly FormView[], general: readonly string[]): readonly (readonly Occurrence[])[] {
  const rows = new Map<string, Occurrence[]>();
  for (const form of forms) {
    for (const indicator of form.indicators) {
      if (!isSubstantive(indicator) || indicator.value === '' || general.some((word) => indicator.name.includes(word)))
        continue;
      const content = `${form.row.fiscal_year ?? ''}|${indicator.row.level2 ?? ''}|${indicator.nameKey}|${indicator.valueKey}`;
      const found = rows.get(content);
      if (found === undefined) rows.set(content, [{ form, indicator }]);
      else found.push({ form, indicator });
    }
  }
  return [...rows.values()];
}

/** How many projects hold the row; a project filed twice is one. */
function projectsOf(rows: readonly Occurrence[]): number {
  return new Set(rows.map(({ form }) => form.row.project_name?.replace(/\s/g, '') ?? form.row.id)).size;
}

/** Whether the project speaks anywhere of what the indicator names; words that all projects of the agency share do not count. */
function mentions({ form, indicator }: Occurrence, common: ReadonlySet<string>): boolean {
  const own = bigrams([form.row.project_name ?? '', ...form.texts.map(({ text }) => text)].join('。'));
  const wanted = [...bigrams(indicator.name)].filter((pair) => !common.has(pair));
  return wanted.length === 0 || wanted.some((pair) => own.has(pair));
}

export const copyPasteCrossForm = agencyRule(
  {
    name: 'copy_paste_cross_form',
    version: 2,
    family: 'reuse',
    stance: 'mistake',
    severity: 'high',
    on: true,
    unit: 'row_content',
    title: { zh: '项目间指标雷同，待核实', en: 'The same row in unrelated projects' },
    summary: {
      zh: '同一单位几个项目有一字不差的具体指标，而其中有的项目通篇没有提到该指标所说的工作。',
      en: 'Several projects of an agency share a specific row word for word, and some of them never mention what it is about.',
    },
    settings: {
      general: words(
        '满意|及时率|完成率|合格率|稳定|可持续|持续|资金|预算|成本|经费|验收|质量|安全|进度|知晓|覆盖|效益|制度|管理|培训|宣传',
        '各项目通用的名称，重复出现属正常',
        'General names that may recur in any project',
      ),
      shared_by: threshold(2, '出现在两个以上项目中', 'Found in two projects or more'),
    },
    related: ['identical_indicator_sets', 'category_value_mismatch', 'symbol_value_mismatch'],
  },
  (forms, { general, shared_by }) => {
    const projects = forms.filter(({ row }) => row.type !== 'department');
    const contents = rowsByContent(projects, general);
    const shared = contents.filter((rows) => projectsOf(rows) >= shared_by);
    const common = bigrams(`${projects[0]?.agency ?? ''}工作项目数量次数情况`);
    const copied = shared
      .map((rows) => ({ rows, strangers: rows.filter((row) => !mentions(row, common)) }))
      .filter(({ strangers }) => strangers.length > 0);
    return {
      total: contents.length,
      tested: projects.length > 1 ? contents.length : 0,
      drafts: copied.map(({ rows, strangers }) => draft(rows, strangers)),
    };
  },
);

function draft(rows: readonly Occurrence[], strangers: readonly Occurrence[]): Draft {
  const first = rows[0]?.indicator;
  const names = strangers.map(({ form }) => `“${form.row.project_name ?? ''}”`);
  return {
    subject: [first?.nameKey ?? '', first?.valueKey ?? ''],
    forms: rows.map(({ form }) => form),
    indicators: rows.map(({ indicator }) => indicator),
    facts: rows.map((row) => indicatorFact(row.indicator, strangers.includes(row) ? 'copied' : 'indicator')),
    numbers: { forms: rows.length, unrelated: strangers.length },
    message: {
      zh: `“${first?.name ?? ''}：${first?.value ?? ''}”在 ${rows.length} 张项目表中一字不差；项目${names.join('、')}没有提到这项工作。`,
      en: `“${first?.name ?? ''}: ${first?.value ?? ''}” is word for word the same in ${rows.length} project forms; ${names.join(', ')} never mention it.`,
    },
  };
}
