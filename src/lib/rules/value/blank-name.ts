import { indicatorDraft, testEach } from '../draft.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { formRule } from '../rule.ts';

const levelOf = ({ row }: IndicatorView): string => row.level2_label ?? row.level1_label ?? '';

export const blankName = formRule(
  {
    name: 'blank_name',
    version: 1,
    family: 'value',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'indicator',
    title: { zh: '指标名称为空', en: 'Blank indicator name' },
    summary: {
      zh: '填写了指标值，却没有三级指标名称，无法知道衡量的是什么。',
      en: 'A target is given without an indicator name, so nobody can tell what it measures.',
    },
    settings: {},
    related: ['cost_indicator_restates_budget', 'narrative_instead_of_indicator'],
  },
  (form) =>
    testEach(
      form.indicators,
      ({ value, placeholder }) => value !== '' && !placeholder,
      (indicator) =>
        indicator.name !== '' || isProse(indicator)
          ? null
          : indicatorDraft(form, indicator, {
              message: {
                zh: `${levelOf(indicator)}的指标值为“${indicator.value}”，但没有指标名称。`,
                en: `The target under ${levelOf(indicator)} is “${indicator.value}”, without an indicator name.`,
              },
            }),
    ),
);

/** In prose forms the sentence is name and target at once; `narrative_instead_of_indicator` speaks about it. */
function isProse({ row, value }: IndicatorView): boolean {
  return (row.name_printed ?? '').includes(value);
}
