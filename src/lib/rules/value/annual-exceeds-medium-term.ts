import { indicatorDraft, testEach } from '../draft.ts';
import { type IndicatorView, quantityOf } from '../indicator-view.ts';
import { formRule } from '../rule.ts';

interface Both {
  readonly annual: number;
  readonly medium: number;
}

/** Annual and medium-term number of a cumulative count or amount in the same unit; null if they cannot be compared. */
function bothOf({ target, mediumTerm, placeholder }: IndicatorView): Both | null {
  if (placeholder || target === null || mediumTerm === null || target.period !== 'annual') return null;
  if (target.kind !== mediumTerm.kind || (target.kind !== 'count' && target.kind !== 'money')) return null;
  if (target.base_unit !== mediumTerm.base_unit || /\/|每/.test(`${target.unit ?? ''}${target.text ?? ''}`))
    return null;
  const annual = quantityOf(target)?.value ?? null;
  const medium = quantityOf(mediumTerm)?.value ?? null;
  return annual === null || medium === null ? null : { annual, medium };
}

export const annualExceedsMediumTerm = formRule(
  {
    name: 'annual_exceeds_medium_term',
    version: 1,
    family: 'value',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'indicator',
    title: { zh: '年度指标值大于中长期指标值', en: 'Annual target above the medium-term one' },
    summary: {
      zh: '累计的数量或金额，年度指标值大于中长期指标值。',
      en: 'For a cumulative count or amount the annual target exceeds the medium-term target.',
    },
    settings: {},
    related: [],
  },
  (form) =>
    testEach(
      form.indicators,
      (indicator) => bothOf(indicator) !== null && indicator.row.direction !== 'lower_is_better',
      (indicator) => {
        const both = bothOf(indicator);
        if (both === null || both.annual <= both.medium) return null;
        const medium = indicator.mediumTerm?.text ?? '';
        return indicatorDraft(form, indicator, {
          numbers: { annual: both.annual, medium_term: both.medium },
          message: {
            zh: `“${indicator.name}”年度指标值“${indicator.value}”大于中长期指标值“${medium}”。`,
            en: `The annual target “${indicator.value}” of “${indicator.name}” exceeds its medium-term target “${medium}”.`,
          },
        });
      },
    ),
);
