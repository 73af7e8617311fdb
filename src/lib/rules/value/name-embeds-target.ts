import { indicatorDraft, testEach } from '../draft.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { zeroPromisesIn } from '../reading/numbers.ts';
import { withoutCitations } from '../reading/citations.ts';
import { formRule } from '../rule.ts';

const PERCENT = /\d+(?:\.\d+)?\s*[%％‰]/;
/** A bound before a noun (65岁以上老年人) says who is meant, not how much is promised. */
const BOUNDED =
  /(?:≥|≤|>|<|不少于|不低于|不超过|不高于|不大于|达到|达|约|超过)\s*\d+(?:\.\d+)?\s*[\u4e00-\u9fff]|\d+(?:\.\d+)?\s*[\u4e00-\u9fff]{1,3}(?:以上|以下|以内|左右)(?=$|[，,；;。、)）])/;
const BRACKET_AT_END = /[（(]\s*[≥≤><=＝]?\s*\d+(?:\.\d+)?\s*[%％‰]\s*[)）]\s*$/;

/** The part of the name that states a target, or null. In prose layouts the printed name is the target and is not looked at. */
function embeddedTarget({ row, name, value }: IndicatorView): string | null {
  const text = withoutCitations(name);
  const stated = PERCENT.exec(text)?.[0] ?? BOUNDED.exec(text)?.[0] ?? zeroPromisesIn(text)[0]?.text;
  if (stated !== undefined) return stated;
  const printed = row.name_printed ?? '';
  if (value !== '' && printed.includes(value) && !BRACKET_AT_END.test(printed)) return null;
  return BRACKET_AT_END.exec(printed)?.[0].trim() ?? null;
}

export const nameEmbedsTarget = formRule(
  {
    name: 'name_embeds_target',
    version: 2,
    family: 'value',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'indicator',
    title: { zh: '指标名称里写了指标值', en: 'The name holds its target' },
    summary: {
      zh: '三级指标名称中写有百分比、限值或“零……”，名称与指标值没有分开。',
      en: 'The indicator name contains a percentage, a limit or a zero promise, so name and target are not kept apart.',
    },
    settings: {},
    related: [
      'blank_target',
      'narrative_instead_of_indicator',
      'target_repeats_name',
      'misclassified_indicator',
      'vague_number',
    ],
  },
  (form) =>
    testEach(
      form.indicators,
      ({ name, placeholder }) => name !== '' && !placeholder,
      (indicator) => {
        const stated = embeddedTarget(indicator);
        if (stated === null) return null;
        return indicatorDraft(form, indicator, {
          message: {
            zh: `指标名称“${indicator.row.name_printed ?? indicator.name}”中已含指标值“${stated}”。`,
            en: `The indicator name “${indicator.row.name_printed ?? indicator.name}” already holds a target: “${stated}”.`,
          },
        });
      },
    ),
);
