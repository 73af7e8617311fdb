import type { Bilingual } from '#lib/dataset/index.ts';
import { indicatorDraft, testEach } from '../draft.ts';
import { type IndicatorView, isQualitative } from '../indicator-view.ts';
import { key } from '../reading/key.ts';
import { formRule } from '../rule.ts';

/** = stands before words, too, in exports of the integrated system. */
const NUMERIC_SYMBOL = /^(?:数值|定量|[≥≤><]+)$/;
const UPWARD = /^(?:≥|>)$/;
const DOWNWARD = /^(?:≤|<)$/;
const SAYS_AT_MOST = /不超过|不高于|不大于|不多于|以内|以下|之内/;
const SAYS_AT_LEAST = /不少于|不低于|不小于|以上|至少/;

function conflictOf({ row, value, target }: IndicatorView): Bilingual | null {
  const symbol = key(row.symbol);
  if (symbol === '定性') {
    const measured = target !== null && !['qualitative', 'none', 'date'].includes(target.kind);
    return measured && /\d/.test(key(value)) ? { zh: '指标值是可计量的数值', en: 'the target is a number' } : null;
  }
  if (NUMERIC_SYMBOL.test(symbol) && isQualitative(target)) {
    return { zh: '指标值只有文字', en: 'the target is in words only' };
  }
  if (UPWARD.test(symbol) && SAYS_AT_MOST.test(value))
    return { zh: '指标值写的是上限', en: 'the target states an upper limit' };
  if (DOWNWARD.test(symbol) && SAYS_AT_LEAST.test(value))
    return { zh: '指标值写的是下限', en: 'the target states a lower limit' };
  return null;
}

export const symbolValueMismatch = formRule(
  {
    name: 'symbol_value_mismatch',
    version: 2,
    family: 'value',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'indicator',
    title: { zh: '计算符号与指标值不符', en: 'Symbol contradicts the target' },
    summary: {
      zh: '计算符号栏为“定性”而指标值是数值（日期除外），或符号为数值、≥、≤ 而指标值不是，或方向相反。',
      en: 'The symbol column says qualitative for a numeric target (dates aside), or numeric for a verbal one, or points the other way.',
    },
    settings: {},
    related: ['category_value_mismatch', 'unmeasurable_qualitative'],
  },
  (form) =>
    testEach(
      form.indicators,
      ({ row, value, placeholder }) => key(row.symbol) !== '' && value !== '' && !placeholder,
      (indicator) => {
        const conflict = conflictOf(indicator);
        if (conflict === null) return null;
        const { symbol } = indicator.row;
        return indicatorDraft(form, indicator, {
          message: {
            zh: `“${indicator.name}”的计算符号为“${symbol}”，但${conflict.zh}：“${indicator.value}”。`,
            en: `The symbol of “${indicator.name}” is “${symbol}”, but ${conflict.en}: “${indicator.value}”.`,
          },
        });
      },
    ),
);
