import { indicatorDraft, testEach } from '../draft.ts';
import { calledName, type IndicatorView } from '../indicator-view.ts';
import { formRule } from '../rule.ts';

/** No period of the indicator has a target text. */
export function hasNoTarget({ targets }: IndicatorView): boolean {
  return targets.every(({ text }) => (text ?? '').trim() === '');
}

/** The reader saw that the value cells of this row fell off the grid: a loss of the document, not a blank of the office. */
function wasLost({ targets }: IndicatorView): boolean {
  return targets.some(({ flags }) => (flags ?? '').split(';').includes('lost'));
}

export const blankTarget = formRule(
  {
    name: 'blank_target',
    version: 1,
    family: 'value',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'indicator',
    title: { zh: '指标值为空', en: 'Blank target' },
    summary: {
      zh: '三级指标已填写名称，但各期指标值均为空白。',
      en: 'The indicator has a name, but no period has a target.',
    },
    settings: {},
    related: ['name_embeds_target', 'narrative_instead_of_indicator', 'misclassified_indicator', 'goal_not_decomposed'],
  },
  (form) =>
    testEach(
      form.indicators,
      (indicator) => indicator.name !== '' && !indicator.placeholder && !indicator.official && !wasLost(indicator),
      (indicator) => (hasNoTarget(indicator) ? draft(form, indicator) : null),
    ),
);

function draft(form: Parameters<typeof indicatorDraft>[0], indicator: IndicatorView) {
  const name = calledName(indicator);
  return indicatorDraft(form, indicator, {
    message: { zh: `指标“${name}”没有填写指标值。`, en: `Indicator “${name}” has no target.` },
  });
}
