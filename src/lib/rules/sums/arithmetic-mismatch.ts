import type { Bilingual } from '#lib/dataset/index.ts';
import { amountFact, formDraft, testEach } from '../draft.ts';
import type { FormView } from '../form-view.ts';
import { formRule } from '../rule.ts';
import { threshold } from '../setting.ts';
import { type Difference, differenceOf, isTestable, type Sum, sumsOf } from './breakdown.ts';
import { inWan } from './money.ts';

const KINDS: Readonly<Record<Sum['kind'], Bilingual>> = {
  source: { zh: '资金来源', en: 'sources' },
  expenditure: { zh: '支出类型', en: 'kinds of expenditure' },
  level: { zh: '预算级次', en: 'budget levels' },
  line_item: { zh: '明细项目', en: 'line items' },
  task: { zh: '任务', en: 'tasks' },
  sub_unit: { zh: '下属单位', en: 'sub-units' },
  half_year: { zh: '半年计划', en: 'half-year plan' },
};

export const arithmeticMismatch = formRule(
  {
    name: 'arithmetic_mismatch',
    version: 2,
    family: 'sums',
    stance: 'invalid',
    severity: 'high',
    on: true,
    unit: 'sum',
    title: { zh: '分项合计与总额不符', en: 'Parts do not add up to the total' },
    summary: {
      zh: '资金来源、支出类型、级次、明细、任务或下属单位的合计与资金总额不等，或半年计划大于全年。',
      en: 'Sources, expenditure, levels, line items, tasks or sub-units do not add up to the total, or the half-year plan exceeds the year.',
    },
    settings: {
      tolerance: threshold(
        0.011,
        '每个数四舍五入到百元时允许的差额（万元）',
        'Room for amounts rounded to a hundred yuan, in 万元',
      ),
    },
    related: [
      'department_project_mismatch',
      'cost_indicator_restates_budget',
      'amount_conflict_narrative',
      'sentence_arithmetic_mismatch',
      'half_year_plan_mechanical',
    ],
  },
  (form, { tolerance }) =>
    testEach(sumsOf(form), isTestable, (sum) => {
      const difference = differenceOf(sum, tolerance * Math.max(1, sum.parts.length / 2));
      return difference === null ? null : draft(form, sum, difference);
    }),
);

function draft(form: FormView, sum: Sum, difference: Difference) {
  const { kind, period, parts } = sum;
  const whole = inWan(difference.whole);
  const total = inWan(difference.sum);
  const gap = inWan(difference.sum - difference.whole);
  const label = parts[0]?.label ?? '';
  const message =
    kind === 'half_year'
      ? {
          zh: `“${label}”半年计划 ${total.zh}大于全年 ${whole.zh}。`,
          en: `The half-year plan for “${label}”, ${total.en}, exceeds the annual ${whole.en}.`,
        }
      : {
          zh: `${KINDS[kind].zh}合计 ${total.zh}，与 ${whole.zh}不符，相差 ${gap.zh}。`,
          en: `The ${KINDS[kind].en} add up to ${total.en}, not to ${whole.en} (difference ${gap.en}).`,
        };
  const totals = form.amounts.filter((amount) => amount.breakdown === 'total' && amount.period === period);
  return formDraft(form, [...parts, ...totals].map(amountFact), {
    subject: [kind, period, ...(kind === 'half_year' ? [parts[0]?.label ?? ''] : [])],
    numbers: { sum: difference.sum, whole: difference.whole },
    message,
  });
}
