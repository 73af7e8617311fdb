import { indicatorDraft, testEach } from '../draft.ts';
import { type IndicatorView, numberOf } from '../indicator-view.ts';
import { formRule } from '../rule.ts';
import { words } from '../setting.ts';

function isShare({ target, placeholder, row }: IndicatorView, changes: readonly string[]): boolean {
  if (placeholder || target?.kind !== 'rate' || numberOf(target) === null) return false;
  const text = `${row.name_printed ?? row.name ?? ''}${target.text ?? ''}`;
  return !changes.some((word) => text.includes(word));
}

export const rateOver100 = formRule(
  {
    name: 'rate_over_100',
    version: 1,
    family: 'value',
    stance: 'invalid',
    severity: 'high',
    on: true,
    unit: 'indicator',
    title: { zh: '比率超出 0–100%', en: 'Rate outside 0–100%' },
    summary: {
      zh: '满意度、合格率等占比的指标值大于 100% 或为负数，可能是录入或识别错误。',
      en: 'A share such as satisfaction or pass rate is above 100% or negative, perhaps a typing or recognition error.',
    },
    settings: {
      changes: words(
        '增长|增幅|增速|提高|提升|增加|上升|变动|下降|降低|减少|压降|完成率|完成比例|执行率|控制率|比上年|较上年|同比|环比|翻|倍|超额|支出率|周转|使用率|收益|回报|产销|负荷',
        '这些比率可以超过 100% 或为负数',
        'These rates may exceed 100% or be negative',
      ),
    },
    related: ['missing_unit', 'narrative_vs_target_conflict'],
  },
  (form, { changes }) =>
    testEach(
      form.indicators,
      (indicator) => isShare(indicator, changes),
      (indicator) => {
        const value = numberOf(indicator.target) ?? 0;
        const highest = Math.max(value, Number(indicator.target?.value_max ?? value) || value);
        if (value >= 0 && highest <= 100) return null;
        return indicatorDraft(form, indicator, {
          numbers: { value: highest },
          message: {
            zh: `“${indicator.name}”是占比，指标值“${indicator.value}”超出 0–100%。`,
            en: `“${indicator.name}” is a share, but its target “${indicator.value}” lies outside 0–100%.`,
          },
        });
      },
    ),
);
