import { indicatorDraft, testEach } from '../draft.ts';
import { type IndicatorView, numberOf } from '../indicator-view.ts';
import { formRule } from '../rule.ts';
import { threshold, words } from '../setting.ts';

interface Settings {
  readonly concepts: readonly string[];
}

function isControlRate({ row, target, placeholder }: IndicatorView, { concepts }: Settings): boolean {
  if (placeholder || !concepts.includes(row.concept ?? '') || target?.kind !== 'rate') return false;
  return numberOf(target) !== null && ['le', 'lt', 'eq', 'approx'].includes(target.operator);
}

export const budgetPadding = formRule(
  {
    name: 'budget_padding',
    version: 1,
    family: 'narrative',
    stance: 'signal',
    severity: 'medium',
    on: true,
    unit: 'indicator',
    title: { zh: '预算明显高于自设限额', en: 'Budget far above its own limit' },
    summary: {
      zh: '控制率指标表明预计支出远低于所列预算，宜核实预算是否偏高。',
      en: 'A control rate shows that far less than the budget is meant to be spent, so the size of the budget is worth a question.',
    },
    settings: {
      concepts: words(
        'three_public_control_rate|public_expense_control_rate',
        '以支出÷预算计算的控制率',
        'Control rates computed as spending over budget',
      ),
      least_rate: threshold(
        70,
        '控制率低于 70% 说明预算高出预计支出四成以上',
        'Below 70% the budget exceeds the expected spending by over 40%',
      ),
    },
    related: ['status_quo_as_target'],
  },
  (form, { concepts, least_rate }) =>
    testEach(
      form.indicators,
      (indicator) => isControlRate(indicator, { concepts }),
      (indicator) => {
        const rate = numberOf(indicator.target) ?? 100;
        if (rate <= 0 || rate >= least_rate) return null;
        return indicatorDraft(form, indicator, {
          numbers: { rate },
          message: {
            zh: `“${indicator.name}”的指标值为“${indicator.value}”，即预计支出不超过预算的 ${rate}%，与所列预算差距较大。`,
            en: `The target of “${indicator.name}” is “${indicator.value}”: at most ${rate}% of the budget is meant to be spent.`,
          },
        });
      },
    ),
);
