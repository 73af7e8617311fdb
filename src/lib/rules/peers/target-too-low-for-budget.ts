import { amountFact, formFact, indicatorDraft, judged, NOT_TESTED } from '../draft.ts';
import { type FormView, totalOf } from '../form-view.ts';
import { type IndicatorView, isSubstantive, numberOf } from '../indicator-view.ts';
import { formRule } from '../rule.ts';
import { inWan } from '../sums/money.ts';
import { threshold, words } from '../setting.ts';

function isQuantity(indicator: IndicatorView): boolean {
  return indicator.row.level2 === 'output_quantity' && isSubstantive(indicator);
}

/** The budget's total as a fact. */
function totalFact(form: FormView) {
  const total = form.amounts.find(({ breakdown, period }) => breakdown === 'total' && period === 'annual');
  return total === undefined ? formFact(form, `total ${form.row.total_wan ?? ''}`) : amountFact(total);
}

export const targetTooLowForBudget = formRule(
  {
    name: 'target_too_low_for_budget',
    version: 1,
    family: 'peers',
    stance: 'signal',
    severity: 'medium',
    on: true,
    unit: 'form',
    title: { zh: '数量目标与资金规模不匹配', en: 'Little output for the money' },
    summary: {
      zh: '项目只有一个以件、起、人次等计量的数量指标，按总额折算的每件金额过高，表中又没有单位成本说明。',
      en: 'The only quantity is a number of cases or visits, and the budget per case is very high with no unit cost to explain it.',
    },
    settings: {
      most_wan_each: threshold(
        10,
        '每件超过 10 万元时需要单位成本说明',
        'Above 100,000 yuan each, a unit cost is needed',
      ),
      units: words(
        '件|起|宗|例|人次|次|件次',
        '办理事项的计量单位；设备、工程、项目不在此列',
        'Units of cases and visits; not equipment or works',
      ),
    },
    related: ['rate_granularity_infeasible'],
  },
  (form, { most_wan_each, units }) => {
    const quantities = form.indicators.filter(isQuantity);
    const only = quantities[0];
    const count = numberOf(only?.target ?? null);
    const total = totalOf(form);
    if (form.row.type === 'department' || only === undefined || quantities.length > 1 || count === null || count <= 0)
      return NOT_TESTED;
    if (total === null || only.target?.kind !== 'count' || !units.includes(only.target.unit ?? '')) return NOT_TESTED;
    const each = Math.round((total / count) * 100) / 100;
    if (each < most_wan_each) return judged(null);
    return judged(
      indicatorDraft(form, only, {
        facts: [totalFact(form)],
        numbers: { total_wan: total, count, wan_each: each },
        message: {
          zh: `资金总额 ${inWan(total).zh}，数量目标仅“${only.name}”${only.value}，折合每${only.target.unit} ${inWan(each).zh}，表中没有相应的单位成本说明。`,
          en: `The budget is ${inWan(total).en} and the only quantity is “${only.name}” ${only.value}, that is ${inWan(each).en} each, with no unit cost to explain it.`,
        },
      }),
    );
  },
);
