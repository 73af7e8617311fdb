import type { Bilingual } from '#lib/dataset/index.ts';
import { indicatorDraft, testEach } from '../draft.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { formRule } from '../rule.ts';
import { words } from '../setting.ts';

/** A quantity whose target is a rate of something that its name does not mention. */
function rateAsQuantity({ row, name, value, target }: IndicatorView, rates: readonly string[]): Bilingual | null {
  if (row.level2 !== 'output_quantity' || target?.kind !== 'rate') return null;
  if (/满意/.test(value) && !/满意/.test(name))
    return { zh: '指标值是满意率', en: 'the target is a satisfaction rate' };
  const named = rates.some((word) => name.includes(word));
  return !named && /[率度]/.test(value)
    ? { zh: '指标值是另一项比率', en: 'the target is the rate of something else' }
    : null;
}

function kindOfCost({ row, target }: IndicatorView): Bilingual | null {
  if (!/^(?:output_cost|cost_economic)$/.test(row.level2 ?? '') || target?.kind !== 'count') return null;
  const unit = target.unit ?? '';
  if (unit === '' || /元|角|分/.test(unit)) return null;
  return { zh: '指标值是数量，不是金额', en: 'the target is a count, not an amount' };
}

function kindOfTime({ row, target }: IndicatorView): Bilingual | null {
  if (row.level2 !== 'output_timeliness' || target?.kind !== 'money') return null;
  return { zh: '指标值是金额，不是时间', en: 'the target is an amount of money, not a time' };
}

export const categoryValueMismatch = formRule(
  {
    name: 'category_value_mismatch',
    version: 1,
    family: 'category',
    stance: 'mistake',
    severity: 'high',
    on: true,
    unit: 'indicator',
    title: { zh: '指标值与指标类别不符', en: 'The target does not fit the category' },
    summary: {
      zh: '数量指标的指标值是满意率等另一项比率，成本指标的指标值是件数，时效指标的指标值是金额。',
      en: 'A quantity is answered with a satisfaction or other rate, a cost with a count, a timeliness with money.',
    },
    settings: {
      rates: words(
        '率|度|比例|占比|比重|覆盖|程度|面|%',
        '名称本身就是比率时不提示',
        'Names that are rates themselves are let pass',
      ),
    },
    related: [
      'misclassified_indicator',
      'symbol_value_mismatch',
      'name_value_mismatch',
      'copy_paste_cross_form',
      'goal_not_decomposed',
      'identical_indicator_sets',
    ],
  },
  (form, { rates }) =>
    testEach(
      form.indicators,
      ({ name, value, placeholder, row }) => name !== '' && value !== '' && !placeholder && row.level2 !== null,
      (indicator) => {
        const why = rateAsQuantity(indicator, rates) ?? kindOfCost(indicator) ?? kindOfTime(indicator);
        if (why === null) return null;
        const level = indicator.row.level2_label ?? '';
        return indicatorDraft(form, indicator, {
          message: {
            zh: `${level}“${indicator.name}”的指标值为“${indicator.value}”，${why.zh}。`,
            en: `The target of “${indicator.name}” under ${level} is “${indicator.value}”: ${why.en}.`,
          },
        });
      },
    ),
);
