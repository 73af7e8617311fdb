import { type FormView, isDepartment, wan } from '../form-view.ts';
import { indicatorDraft, testEach } from '../draft.ts';
import { formRule } from '../rule.ts';
import { words } from '../setting.ts';

/** Income lines that the form prints and leaves blank or zero. */
function emptyIncome({ amounts }: FormView, codes: readonly string[]): boolean {
  const lines = amounts.filter(({ breakdown, code }) => breakdown === 'source' && codes.includes(code ?? ''));
  return lines.length > 0 && lines.every(({ amount_wan }) => (wan(amount_wan) ?? 0) === 0);
}

export const irrelevantTemplateIndicator = formRule(
  {
    name: 'irrelevant_template_indicator',
    version: 1,
    family: 'category',
    stance: 'signal',
    severity: 'low',
    on: true,
    unit: 'indicator',
    title: { zh: '与本单位无关的通用指标', en: 'Template indicator that does not apply' },
    summary: {
      zh: '设有非税收入类指标，但资金来源中没有非税、专户收入。',
      en: 'Non-tax revenue indicators in a form whose sources show no such income.',
    },
    settings: {
      nontax_sources: words(
        'fiscal_special_account|business_income',
        '非税收入对应的资金来源',
        'Sources where non-tax income would stand',
      ),
    },
    related: ['template_indicators_dominate'],
  },
  (form, { nontax_sources }) =>
    testEach(
      form.indicators,
      ({ name, placeholder }) =>
        name.includes('非税') &&
        !placeholder &&
        isDepartment(form) &&
        form.amounts.some(({ code }) => nontax_sources.includes(code ?? '')),
      (indicator) =>
        emptyIncome(form, nontax_sources)
          ? indicatorDraft(form, indicator, {
              message: {
                zh: `设有“${indicator.name}”，但资金来源中没有财政专户等非税收入。`,
                en: `“${indicator.name}” is set, but the sources show no non-tax income.`,
              },
            })
          : null,
    ),
);
