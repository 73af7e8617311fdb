import { amountFact, indicatorDraft, testEach } from '../draft.ts';
import { type FormView, wan } from '../form-view.ts';
import { type IndicatorView, numberOf } from '../indicator-view.ts';
import { formRule } from '../rule.ts';
import { threshold } from '../setting.ts';

function plannedAmounts({ amounts }: FormView) {
  const totals = amounts.filter(({ breakdown, amount_wan }) => breakdown === 'total' && amount_wan !== null);
  const half = totals.find(({ period }) => period === 'half_year');
  const annual = totals.find(({ period }) => period === 'annual');
  const halfWan = wan(half?.amount_wan ?? null);
  const annualWan = wan(annual?.amount_wan ?? null);
  if (half === undefined || annual === undefined || halfWan === null || annualWan === null || annualWan <= 0)
    return null;
  return { half, annual, share: (halfWan / annualWan) * 100 };
}

function isMoneyRate({ row, halfYear }: IndicatorView): boolean {
  return (row.concept === 'budget_execution_rate' || row.concept === 'carryover_rate') && numberOf(halfYear) !== null;
}

/** The share of the annual budget that the half-year target takes as spent: 预算执行率 as it stands, 结转结余率 as the rest. */
function spentShare({ row, halfYear }: IndicatorView): number {
  const rate = numberOf(halfYear) ?? 0;
  return row.concept === 'carryover_rate' ? 100 - rate : rate;
}

export const halfYearVsPlanConflict = formRule(
  {
    name: 'half_year_vs_plan_conflict',
    version: 1,
    family: 'value',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'indicator',
    title: { zh: '半年执行率与半年计划不符', en: 'Half-year execution rate against the half-year plan' },
    summary: {
      zh: '半年的预算执行率或结转结余率，与表中半年计划执行数占全年预算的比例相差过大。',
      en: 'The half-year execution or carry-over rate is far from the share of the budget planned for the half-year.',
    },
    settings: {
      most_points: threshold(20, '相差在 20 个百分点以内可能是进度安排', 'Up to 20 points may be a matter of timing'),
    },
    related: ['half_year_equals_full_year'],
  },
  (form, { most_points }) => {
    const plan = plannedAmounts(form);
    return testEach(
      form.indicators,
      (indicator) => plan !== null && isMoneyRate(indicator),
      (indicator) => {
        if (plan === null || spentShare(indicator) - plan.share <= most_points) return null;
        const half = indicator.halfYear?.text ?? '';
        const share = Math.round(plan.share * 10) / 10;
        return indicatorDraft(form, indicator, {
          facts: [amountFact(plan.half), amountFact(plan.annual)],
          numbers: { planned_share: share },
          message: {
            zh: `“${indicator.name}”半年指标值为“${half}”，而半年计划执行数只占全年预算的 ${share}%；如该比率以半年计划为分母，请注明。`,
            en: `The half-year target of “${indicator.name}” is “${half}”, while only ${share}% of the budget is planned for the half-year; please state if the rate refers to the half-year plan.`,
          },
        });
      },
    );
  },
);
