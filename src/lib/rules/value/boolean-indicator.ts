import { indicatorDraft, testEach } from '../draft.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { formRule } from '../rule.ts';

const QUESTION = /是否|能否|有无|有没有/;
const ANSWER = /^(?:是|否|有|能|可以|已|未)$/;

const isYesNo = ({ name, value }: IndicatorView): boolean => QUESTION.test(name) || ANSWER.test(value);

export const booleanIndicator = formRule(
  {
    name: 'boolean_indicator',
    version: 1,
    family: 'value',
    stance: 'signal',
    severity: 'medium',
    on: true,
    unit: 'indicator',
    title: { zh: '是非题式指标', en: 'Yes/no indicator' },
    summary: {
      zh: '指标以“是否……”提问、以“是”作答，只能判断有无，不能衡量程度。',
      en: 'The indicator asks “whether …” and is answered “yes”: it shows no degree.',
    },
    settings: {},
    related: ['unmeasurable_qualitative', 'goal_not_decomposed'],
  },
  (form) =>
    testEach(
      form.indicators,
      ({ value, placeholder, managing, official }) => value !== '' && !placeholder && !managing && !official,
      (indicator) =>
        isYesNo(indicator)
          ? indicatorDraft(form, indicator, {
              message: {
                zh: `“${indicator.name}”以“${indicator.value}”作答，是一道是非题，不能反映程度。`,
                en: `“${indicator.name}” is answered “${indicator.value}”: a yes/no question that shows no degree.`,
              },
            })
          : null,
    ),
);
