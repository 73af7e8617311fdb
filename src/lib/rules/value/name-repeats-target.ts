import { indicatorDraft, testEach } from '../draft.ts';
import { type IndicatorView, isQualitative, isSubstantive } from '../indicator-view.ts';
import { formRule } from '../rule.ts';
import { threshold, words } from '../setting.ts';

interface Settings {
  readonly longest: number;
  readonly adverbs: readonly string[];
}

/** The verb of a short verbal target that the name already holds: 解决 in 有效解决; null if the target says something new. */
function repeatedVerb({ nameKey, valueKey }: IndicatorView, { longest, adverbs }: Settings): string | null {
  if (valueKey.length > longest || nameKey.length <= valueKey.length) return null;
  const adverb = adverbs.find((word) => valueKey.startsWith(word) || valueKey.endsWith(word)) ?? '';
  const verb = valueKey.replace(adverb, '');
  if (verb.length < 2 || !nameKey.includes(verb)) return null;
  return adverb !== '' || nameKey.includes(valueKey) ? verb : null;
}

export const nameRepeatsTarget = formRule(
  {
    name: 'name_repeats_target',
    version: 1,
    family: 'value',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'indicator',
    title: { zh: '指标值只重复名称', en: 'The target only repeats the name' },
    summary: {
      zh: '定性指标值由名称里的动词加上“及时”“有效”等副词组成，没有新的信息。',
      en: 'A verbal target is the verb of the name with an adverb such as “timely” or “effectively”: it adds nothing.',
    },
    settings: {
      longest: threshold(8, '更长的指标值通常含有新的内容', 'Longer targets usually say something new'),
      adverbs: words(
        '及时|有效|积极|切实|全面|顺利|圆满|稳步|持续|不断|明显|显著|进一步|大力|妥善|按时|得到',
        '不含可考核内容的副词',
        'Adverbs without anything to check',
      ),
    },
    related: ['unmeasurable_qualitative', 'symbol_value_mismatch'],
  },
  (form, settings) =>
    testEach(
      form.indicators,
      (indicator) => isSubstantive(indicator) && isQualitative(indicator.target) && !isProperty(indicator),
      (indicator) => {
        const verb = repeatedVerb(indicator, settings);
        if (verb === null) return null;
        return indicatorDraft(form, indicator, {
          message: {
            zh: `“${indicator.name}”的指标值“${indicator.value}”只重复了名称中的“${verb}”，没有可考核的内容。`,
            en: `The target “${indicator.value}” of “${indicator.name}” only repeats “${verb}” from the name.`,
          },
        });
      },
    ),
);

/** 社会稳定性 → 稳定 answers a named property, which is how the frameworks ask. */
function isProperty({ nameKey }: IndicatorView): boolean {
  return /[性度率]$/.test(nameKey);
}
