import { indicatorDraft, testEach } from '../draft.ts';
import { numberOf } from '../indicator-view.ts';
import { formRule } from '../rule.ts';

const VAGUE = /约|左右|大约|近\s*\d|\d\s*(?:余|多)\s*[\u4e00-\u9fff]|[十百千]余|[十百千]多|若干|几[个次场]/;

export const vagueNumber = formRule(
  {
    name: 'vague_number',
    version: 1,
    family: 'value',
    stance: 'signal',
    severity: 'low',
    on: true,
    unit: 'indicator',
    title: { zh: '指标值为约数', en: 'Vague number as target' },
    summary: {
      zh: '指标值写“约”“余”“左右”，完成与否难以判定。',
      en: 'The target says “about” or “some”, so it cannot be decided whether it was met.',
    },
    settings: {},
    related: ['status_quo_as_target', 'name_embeds_target'],
  },
  (form) =>
    testEach(
      form.indicators,
      ({ target, placeholder }) =>
        !placeholder && target !== null && target.kind !== 'qualitative' && target.kind !== 'none',
      (indicator) => {
        const vague = VAGUE.exec(indicator.value);
        if (vague === null || (numberOf(indicator.target) === null && !/[十百千若几]/.test(indicator.value)))
          return null;
        const { name } = indicator;
        const named = name === '' ? { zh: '', en: '' } : { zh: `“${name}”的`, en: ` of “${name}”` };
        return indicatorDraft(form, indicator, {
          message: {
            zh: `${named.zh}指标值“${indicator.value}”是约数，没有明确的完成标准。`,
            en: `The target “${indicator.value}”${named.en} is approximate and sets no clear line.`,
          },
        });
      },
    ),
);
