import { amountFact, formFact, indicatorDraft, testEach } from '../draft.ts';
import { totalOf } from '../form-view.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { formRule } from '../rule.ts';
import { inWan, plain, sameMoney } from '../sums/money.ts';

/** A plain amount under a cost level, in 万元; null if the row is none. */
function costOf({ row, target, placeholder }: IndicatorView): number | null {
  if (placeholder || target?.kind !== 'money' || target.base_value === null) return null;
  if (!/^(?:output_cost|cost)/.test(row.level2 ?? row.level1 ?? '')) return null;
  return /[/／]/.test(target.unit ?? '') ? null : target.base_value / 1e4;
}

export const costIndicatorRestatesBudget = formRule(
  {
    name: 'cost_indicator_restates_budget',
    version: 1,
    family: 'category',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'indicator',
    title: { zh: '成本指标等同资金总额', en: 'The cost indicator restates the budget' },
    summary: {
      zh: '成本指标的指标值就是资金总额，没有单位成本或控制标准。',
      en: 'The cost target is the budget total; it gives no unit cost and no limit.',
    },
    settings: {},
    related: ['blank_name'],
  },
  (form) => {
    const total = totalOf(form);
    return testEach(
      form.indicators,
      (indicator) => total !== null && total > 0 && costOf(indicator) !== null,
      (indicator) => {
        const cost = costOf(indicator);
        if (cost === null || total === null || !sameMoney(cost, total, 0.001)) return null;
        const printed = form.amounts.find(({ breakdown, period }) => breakdown === 'total' && period === 'annual');
        const name = indicator.name === '' ? '' : `“${indicator.name}”`;
        return indicatorDraft(form, indicator, {
          facts: [printed === undefined ? formFact(form, plain(total)) : amountFact(printed)],
          numbers: { total_wan: total },
          message: {
            zh: `成本指标${name}的指标值“${indicator.value}”就是资金总额 ${inWan(total).zh}，没有成本标准。`,
            en: `The cost target ${name} “${indicator.value}” is the budget total of ${inWan(total).en} and sets no cost standard.`,
          },
        });
      },
    );
  },
);
