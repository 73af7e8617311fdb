import { amountFact, formFact, indicatorDraft, testEach } from '../draft.ts';
import { type FormView, totalOf } from '../form-view.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { formRule } from '../rule.ts';
import { amountOf, inWan, plain, sameMoney } from '../sums/money.ts';

/** A plain amount under a cost level, in 万元; null if the row is none. */
function costOf({ row, target, placeholder }: IndicatorView): number | null {
  if (placeholder || target?.kind !== 'money' || target.base_value === null) return null;
  if (!/^(?:output_cost|cost)/.test(row.level2 ?? row.level1 ?? '')) return null;
  return /[/／]/.test(target.unit ?? '') ? null : target.base_value / 1e4;
}

/** The budgets a cost may restate: the total and the amount of the year, or the appropriation where no total is printed. */
function budgetsOf(form: FormView): readonly number[] {
  const annual = amountOf(form.amounts, { breakdown: 'annual', code: 'annual', period: 'annual' });
  const printed = [totalOf(form), annual].filter((amount) => amount !== null);
  const appropriation = { breakdown: 'source', code: 'fiscal_appropriation', period: 'annual' } as const;
  const budgets = printed.length > 0 ? printed : [amountOf(form.amounts, appropriation) ?? 0];
  return budgets.filter((amount) => amount > 0);
}

export const costIndicatorRestatesBudget = formRule(
  {
    name: 'cost_indicator_restates_budget',
    version: 2,
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
    const budgets = budgetsOf(form);
    return testEach(
      form.indicators,
      (indicator) => budgets.length > 0 && costOf(indicator) !== null,
      (indicator) => {
        const cost = costOf(indicator);
        const total = budgets.find((budget) => cost !== null && sameMoney(cost, budget, 0.001));
        if (total === undefined) return null;
        const printed = form.amounts.find(
          ({ amount_wan }) => amount_wan !== null && sameMoney(Number(amount_wan), total, 0.001),
        );
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
