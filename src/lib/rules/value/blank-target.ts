import { indicatorDraft, testEach } from '../draft.ts';
import { calledName, type IndicatorView } from '../indicator-view.ts';
import { formRule } from '../rule.ts';

/** A unit or a symbol without a number, as templates print it: ≥%, 平方米. */
function isStub({ flags }: IndicatorView['targets'][number]): boolean {
  return (flags ?? '').split(';').includes('template_stub');
}

/** No period of the indicator has a target text. */
export function hasNoTarget({ targets }: IndicatorView): boolean {
  return targets.every(({ text }) => (text ?? '').trim() === '');
}

const ENDS_WITH_RESULT =
  /(?:有效|明显|显著|持续|不断|稳步|逐步|进一步|大幅|切实)(?:提高|提升|改善|增强|加强|促进|好转|优化|下降|降低|减少|扩大|巩固|保障|解决|向好)$/;

/** A name that ends like a target (生活水平有效提高): in lines run together the two cannot be told apart. */
function mayHoldTarget({ name }: IndicatorView): boolean {
  return ENDS_WITH_RESULT.test(name);
}

/** The reader saw that the value cells of this row fell off the grid: a loss of the document, not a blank of the office. */
function wasLost({ targets }: IndicatorView): boolean {
  return targets.some(({ flags }) => (flags ?? '').split(';').includes('lost'));
}

function isTestable(indicator: IndicatorView): boolean {
  const { name, placeholder, official } = indicator;
  return name !== '' && !placeholder && !official && !wasLost(indicator) && !mayHoldTarget(indicator);
}

export const blankTarget = formRule(
  {
    name: 'blank_target',
    version: 2,
    family: 'value',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'indicator',
    title: { zh: '指标值为空', en: 'Blank target' },
    summary: {
      zh: '三级指标已填写名称，但各期指标值均为空白，或只有模板印好的符号和单位。',
      en: 'The indicator has a name, but no period has a target, or only the symbol and unit that the template prints.',
    },
    settings: {},
    related: ['name_embeds_target', 'narrative_instead_of_indicator', 'misclassified_indicator', 'goal_not_decomposed'],
  },
  (form) => testEach(form.indicators, isTestable, (indicator) => (isOpen(indicator) ? draft(form, indicator) : null)),
);

function isOpen(indicator: IndicatorView): boolean {
  return (
    hasNoTarget(indicator) || indicator.targets.every((target) => (target.text ?? '').trim() === '' || isStub(target))
  );
}

function draft(form: Parameters<typeof indicatorDraft>[0], indicator: IndicatorView) {
  const name = calledName(indicator);
  return indicatorDraft(form, indicator, {
    message: hasNoTarget(indicator)
      ? { zh: `指标“${name}”没有填写指标值。`, en: `Indicator “${name}” has no target.` }
      : {
          zh: `指标“${name}”的指标值只有“${indicator.value}”，没有数值。`,
          en: `The target of “${name}” is only “${indicator.value}”, without a number.`,
        },
  });
}
