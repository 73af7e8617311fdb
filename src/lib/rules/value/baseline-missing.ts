import { indicatorDraft, testEach } from '../draft.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { formRule } from '../rule.ts';
import { words } from '../setting.ts';

interface Settings {
  readonly changes: readonly string[];
  readonly bases: readonly string[];
  readonly not_changes: readonly string[];
}

/** Whether the indicator measures a change: 降低率, 增长率 or a target such as 下降20%. */
function isChange({ name, target, placeholder, official }: IndicatorView, { changes, not_changes }: Settings): boolean {
  if (placeholder || official || target === null) return false;
  if (target.kind === 'relative_change') return true;
  if (target.kind !== 'rate' || not_changes.some((word) => name.includes(word))) return false;
  return changes.some((word) => name.includes(word));
}

export const baselineMissing = formRule(
  {
    name: 'baseline_missing',
    version: 1,
    family: 'value',
    stance: 'mistake',
    severity: 'low',
    on: true,
    unit: 'indicator',
    title: { zh: '变化率没有基数', en: 'A change without a baseline' },
    summary: {
      zh: '降低率、增长率等指标没有写明与哪一年或哪个基数相比。',
      en: 'A reduction or growth target does not say compared with what.',
    },
    settings: {
      changes: words(
        '降低率|下降率|减少率|压降率|增长率|提高率|提升率|增幅|降幅|上升率',
        '表示变化的名称',
        'Names of a change',
      ),
      bases: words(
        '上年|去年|同比|环比|年度相比|年相比|基数|基期|较20|比20|在20|往年|前三年|近三年|上季|上月',
        '说明比较对象的用语',
        'Words that name what is compared with',
      ),
      not_changes: words(
        '成本降低率|支出下降率',
        '通常与预算或标准比较',
        'Usually compared with the budget or a standard',
      ),
    },
    related: ['perverse_direction'],
  },
  (form, settings) =>
    testEach(
      form.indicators,
      (indicator) => isChange(indicator, settings),
      (indicator) => {
        const { row, target } = indicator;
        const text = `${row.name_printed ?? row.name ?? ''}${target?.text ?? ''}${row.remark ?? ''}`;
        if ((target?.baseline ?? '') !== '' || settings.bases.some((word) => text.includes(word))) return null;
        return indicatorDraft(form, indicator, {
          message: {
            zh: `“${indicator.name}”的指标值为“${indicator.value}”，没有写明与哪一年或哪个基数相比。`,
            en: `The target of “${indicator.name}” is “${indicator.value}”, without saying compared with what.`,
          },
        });
      },
    ),
);
