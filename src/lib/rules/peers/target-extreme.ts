import type { Bilingual } from '#lib/dataset/index.ts';
import { indicatorDraft, testEach } from '../draft.ts';
import type { FormView } from '../form-view.ts';
import { type IndicatorView, numberOf } from '../indicator-view.ts';
import { formRule } from '../rule.ts';
import { threshold } from '../setting.ts';

const rateOf = ({ row, target }: IndicatorView, concept: string): number | null =>
  row.concept === concept && target?.kind === 'rate' ? numberOf(target) : null;

/** A complaint rate that is only the rest of the satisfaction rate. */
function complementOf(form: FormView, satisfaction: number): IndicatorView | null {
  return form.indicators.find((other) => rateOf(other, 'complaint_rate') === 100 - satisfaction) ?? null;
}

export const targetExtreme = formRule(
  {
    name: 'target_extreme',
    version: 1,
    family: 'peers',
    stance: 'signal',
    severity: 'medium',
    on: true,
    unit: 'indicator',
    title: { zh: '满意度目标过高', en: 'Extreme satisfaction target' },
    summary: {
      zh: '满意度要求 99% 以上，难以如实测得；或满意度与投诉率互补，实为同一指标。',
      en: 'A satisfaction of 99% or more can hardly be measured honestly; or satisfaction and complaint rate add up to 100% and are one indicator twice.',
    },
    settings: {
      least_rate: threshold(99, '抽样调查难以区分 99% 与 100%', 'A survey can hardly tell 99% from 100%'),
    },
    related: ['target_low_vs_peers'],
  },
  (form, { least_rate }) =>
    testEach(
      form.indicators,
      (indicator) =>
        !indicator.placeholder && rateOf(indicator, 'satisfaction_rate') !== null && /满意/.test(indicator.name),
      (indicator) => {
        const rate = rateOf(indicator, 'satisfaction_rate') ?? 0;
        const other = complementOf(form, rate);
        if (rate > 100 || (rate < least_rate && other === null)) return null;
        return indicatorDraft(form, indicator, {
          others: other === null ? [] : [other],
          numbers: { rate },
          message: messageOf(indicator, other),
        });
      },
    ),
);

function messageOf({ name, value }: IndicatorView, other: IndicatorView | null): Bilingual {
  if (other === null) {
    return {
      zh: `“${name}”要求${value}，接近上限，难以如实测得。`,
      en: `“${name}” asks for ${value}, close to the maximum and hard to measure honestly.`,
    };
  }
  return {
    zh: `“${name}”${value}与“${other.name}”${other.value}互补，实为同一指标，且接近极限。`,
    en: `“${name}” ${value} and “${other.name}” ${other.value} add up to 100%: one indicator twice, and close to the limit.`,
  };
}
