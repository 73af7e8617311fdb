import { indicatorDraft, testEach } from '../draft.ts';
import type { FormView } from '../form-view.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { formRule } from '../rule.ts';

/** The year of a date target, null if none is printed. */
function yearOf({ target }: IndicatorView): number | null {
  const year = /^((?:19|20)\d{2})-/.exec(target?.kind === 'date' ? (target.value_max ?? target.value ?? '') : '')?.[1];
  return year === undefined ? null : Number(year);
}

/** The years a form covers: its fiscal year and those of a printed start and end. */
function yearsOf({ row }: FormView): readonly [number, number] | null {
  if (row.fiscal_year === null) return null;
  const start = Number((row.start ?? '').slice(0, 4)) || row.fiscal_year;
  const end = Number((row.end ?? '').slice(0, 4)) || row.fiscal_year;
  return [Math.min(start, row.fiscal_year), Math.max(end, row.fiscal_year)];
}

export const dateOutsideYear = formRule(
  {
    name: 'date_outside_year',
    version: 1,
    family: 'value',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'indicator',
    title: { zh: '时限不在预算年度内', en: 'Date outside the fiscal year' },
    summary: {
      zh: '指标值是日期，但年份既不在预算年度，也不在项目起止时间之内。',
      en: 'The target is a date whose year lies outside the fiscal year and the period of the project.',
    },
    settings: {},
    related: ['stale_year', 'date_in_wrong_category'],
  },
  (form) => {
    const years = yearsOf(form);
    return testEach(
      form.indicators,
      (indicator) => years !== null && yearOf(indicator) !== null,
      (indicator) => {
        const year = yearOf(indicator);
        if (year === null || years === null || (year >= years[0] && year <= years[1])) return null;
        const period = years[0] === years[1] ? `${years[0]}` : `${years[0]}–${years[1]}`;
        return indicatorDraft(form, indicator, {
          numbers: { year },
          message: {
            zh: `“${indicator.name}”的时限“${indicator.value}”不在 ${period} 年内。`,
            en: `The date “${indicator.value}” of “${indicator.name}” lies outside ${period}.`,
          },
        });
      },
    );
  },
);
