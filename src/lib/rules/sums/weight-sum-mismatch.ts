import { formDraft, indicatorFact, judged, NOT_TESTED } from '../draft.ts';
import { formRule } from '../rule.ts';
import { threshold, words } from '../setting.ts';
import { plain } from './money.ts';

export const weightSumMismatch = formRule(
  {
    name: 'weight_sum_mismatch',
    version: 1,
    family: 'sums',
    stance: 'invalid',
    severity: 'medium',
    on: true,
    unit: 'form',
    title: { zh: '分值合计不符', en: 'Weights do not add up' },
    summary: {
      zh: '各指标分值合计既不是 100，也不是扣除预算执行率 10 分后的 90。',
      en: 'The weights add up neither to 100 nor to 90, the total without the 10 points of budget execution.',
    },
    settings: {
      totals: words(
        '100|90|1|0.9',
        '目标表不含预算执行率 10 分时合计 90；也可用小数',
        'A target form leaves out 10 points of budget execution; fractions are used too',
      ),
      tolerance: threshold(0.11, '22.5 分等小数分值的舍入', 'Rounding of weights such as 22.5'),
    },
    related: [],
  },
  (form, { totals, tolerance }) => {
    const rows = form.indicators.filter(
      ({ name, value, placeholder }) => !placeholder && (name !== '' || value !== ''),
    );
    const weights = rows.map(({ row }) => (row.weight === null ? Number.NaN : Number(row.weight)));
    if (rows.length < 2 || weights.some((weight) => !Number.isFinite(weight))) return NOT_TESTED;
    const sum = Math.round(weights.reduce((all, weight) => all + weight, 0) * 1e4) / 1e4;
    const room = sum <= 1.5 ? tolerance / 100 : tolerance;
    if (totals.some((total) => Math.abs(Number(total) - sum) <= room)) return judged(null);
    return judged(
      formDraft(
        form,
        rows.map((row) => indicatorFact(row)),
        {
          indicators: rows,
          numbers: { sum },
          message: {
            zh: `${rows.length} 项指标的分值合计为 ${plain(sum)}，既不是 100 也不是 90。`,
            en: `The weights of ${rows.length} indicators add up to ${plain(sum)}, neither 100 nor 90.`,
          },
        },
      ),
    );
  },
);
