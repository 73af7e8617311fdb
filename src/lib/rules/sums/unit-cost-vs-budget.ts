import { formFact, indicatorDraft, testEach } from '../draft.ts';
import { totalOf } from '../form-view.ts';
import { type IndicatorView, quantityOf } from '../indicator-view.ts';
import { canonicalUnit } from '../reading/units.ts';
import { formRule } from '../rule.ts';
import { threshold } from '../setting.ts';
import { inWan, plain } from './money.ts';

/** Values that were misread by a machine: a lost decimal point would be a false alarm. */
function isMisread(flags: string | null): boolean {
  return /ocr/.test(flags ?? '');
}

/** The unit a cost is for each of: 只 in 100元/只; null for a plain amount. */
function perUnit({ target }: IndicatorView): string | null {
  if (target?.kind !== 'money' || isMisread(target.flags)) return null;
  return /\/(?!年|月|天|日)([^/]{1,4})$/.exec(target.unit ?? '')?.[1] ?? null;
}

export const unitCostVsBudget = formRule(
  {
    name: 'unit_cost_vs_budget',
    version: 2,
    family: 'sums',
    stance: 'mistake',
    severity: 'high',
    on: true,
    unit: 'indicator',
    title: { zh: '单位成本×数量超过资金总额', en: 'Unit cost times quantity exceeds the budget' },
    summary: {
      zh: '成本指标给出每单位标准，数量指标给出同一单位的数量，二者相乘大于资金总额。',
      en: 'A cost indicator gives a price per unit and a quantity counts the same unit; their product exceeds the total.',
    },
    settings: {
      most_share: threshold(1.05, '允许 5% 的舍入和结余', 'Room of 5% for rounding'),
    },
    related: ['narrative_vs_target_conflict'],
  },
  (form, { most_share }) => {
    const total = totalOf(form);
    return testEach(
      form.indicators,
      (indicator) => total !== null && total > 0 && countedIn(form.indicators, perUnit(indicator)) !== null,
      (indicator) => {
        const quantity = countedIn(form.indicators, perUnit(indicator));
        const count = quantityOf(quantity?.target ?? null)?.value ?? null;
        const price = indicator.target?.base_value ?? null;
        if (quantity === null || count === null || price === null || total === null) return null;
        const needed = Math.round(((price * count) / 1e4) * 100) / 100;
        if (needed <= total * most_share) return null;
        return indicatorDraft(form, indicator, {
          others: [quantity],
          facts: [formFact(form, plain(total))],
          numbers: { needed_wan: needed, total_wan: total },
          message: {
            zh: `“${indicator.name}”${indicator.value} 与“${quantity.name}”${quantity.value} 相乘为 ${inWan(needed).zh}，大于资金总额 ${inWan(total).zh}。`,
            en: `“${indicator.name}” ${indicator.value} times “${quantity.name}” ${quantity.value} is ${inWan(needed).en}, above the budget of ${inWan(total).en}.`,
          },
        });
      },
    );
  },
);

/** The only quantity indicator that counts this unit; null if there is none or more than one. */
function countedIn(indicators: readonly IndicatorView[], unit: string | null): IndicatorView | null {
  if (unit === null) return null;
  const counted = indicators.filter(
    ({ row, target }) =>
      row.level2 === 'output_quantity' &&
      target?.kind === 'count' &&
      !isMisread(target.flags) &&
      canonicalUnit(target.unit) === canonicalUnit(unit),
  );
  return counted.length === 1 ? (counted[0] ?? null) : null;
}
