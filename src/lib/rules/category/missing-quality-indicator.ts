import { isDepartment } from '../form-view.ts';
import { formDraft, indicatorFact, judged, NOT_TESTED } from '../draft.ts';
import { formRule } from '../rule.ts';
import { dividesOutput, filledRows, hasReadableLevels, isIn } from './framework.ts';

export const missingQualityIndicator = formRule(
  {
    name: 'missing_quality_indicator',
    version: 2,
    family: 'category',
    stance: 'mistake',
    severity: 'low',
    on: true,
    unit: 'form',
    title: { zh: '缺少质量指标', en: 'No quality indicator' },
    summary: {
      zh: '项目表的产出指标有数量而没有质量。',
      en: 'The outputs of a project form have quantity but no quality.',
    },
    settings: {},
    related: ['missing_cost_indicator', 'blank_indicator', 'misclassified_indicator', 'identical_indicator_sets'],
  },
  (form) => {
    const outputs = filledRows(form).filter((row) => isIn(row, /^output/));
    if (isDepartment(form) || outputs.length === 0 || !dividesOutput(form) || !hasReadableLevels(form.indicators))
      return NOT_TESTED;
    if (form.mayContinue || !outputs.some((row) => isIn(row, /^output_quantity/))) return NOT_TESTED;
    if (form.indicators.some((row) => isIn(row, /^output_quality/))) return judged(null);
    return judged(
      formDraft(
        form,
        outputs.map((row) => indicatorFact(row, 'context')),
        {
          indicators: outputs,
          message: {
            zh: '产出指标中没有质量指标。',
            en: 'The outputs contain no quality indicator.',
          },
        },
      ),
    );
  },
);
