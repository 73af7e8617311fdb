import { indicatorDraft, testEach } from '../draft.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { formRule } from '../rule.ts';
import { threshold } from '../setting.ts';

function groupsOf(indicators: readonly IndicatorView[]): readonly (readonly IndicatorView[])[] {
  const groups = new Map<string, IndicatorView[]>();
  for (const indicator of indicators) {
    const group = groups.get(indicator.nameKey);
    if (group === undefined) groups.set(indicator.nameKey, [indicator]);
    else group.push(indicator);
  }
  return [...groups.values()];
}

/** A medium-term table and an annual table list the same indicators once each. */
function arePeriods(rows: readonly IndicatorView[]): boolean {
  const periods = rows.map(({ targets }) => [...new Set(targets.map(({ period }) => period))].sort().join(' '));
  return new Set(periods).size === rows.length;
}

/** What the rows have in common besides the name, in words. */
function relation(rows: readonly IndicatorView[]) {
  const levels = new Set(rows.map(({ row }) => row.level2 ?? row.level2_label ?? ''));
  const values = new Set(rows.map(({ valueKey }) => valueKey));
  if (levels.size > 1) return { zh: '，列在不同类别下', en: ', under different categories' };
  return values.size > 1 ? { zh: '，指标值不同', en: ', with different targets' } : { zh: '', en: '' };
}

export const duplicateIndicator = formRule(
  {
    name: 'duplicate_indicator',
    version: 1,
    family: 'form',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'row_content',
    title: { zh: '指标重复', en: 'Duplicate indicator' },
    summary: {
      zh: '同一张表中同名指标出现两次以上；“无”等占位行除外。',
      en: 'The same indicator name stands more than once in a form; placeholders are left out.',
    },
    settings: {
      shortest: threshold(3, '一两个字的名称不足以判断', 'A name of one or two characters says too little'),
    },
    related: ['numbering_error', 'misclassified_indicator', 'copy_paste_within_form'],
  },
  (form, { shortest }) =>
    testEach(
      groupsOf(form.indicators.filter(({ name, placeholder }) => name !== '' && !placeholder)),
      ([first]) => (first?.nameKey.length ?? 0) >= shortest,
      (rows) => {
        const [first, ...others] = rows;
        if (first === undefined || others.length === 0 || arePeriods(rows)) return null;
        const how = relation(rows);
        const draft = indicatorDraft(form, first, {
          others,
          numbers: { rows: rows.length },
          message: {
            zh: `“${first.name}”出现 ${rows.length} 次${how.zh}。`,
            en: `“${first.name}” stands ${rows.length} times${how.en}.`,
          },
        });
        return { ...draft, subject: [first.nameKey] };
      },
    ),
);
