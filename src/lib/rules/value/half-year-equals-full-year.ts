import { formDraft, indicatorFact, judged, namesOf, NOT_TESTED } from '../draft.ts';
import type { FormView } from '../form-view.ts';
import { type IndicatorView, numberOf } from '../indicator-view.ts';
import { key } from '../reading/key.ts';
import { formRule } from '../rule.ts';
import { threshold } from '../setting.ts';

const valueOf = (text: string | null | undefined): string => key(text);

const isEqual = ({ halfYear, target }: IndicatorView): boolean => valueOf(halfYear?.text) === valueOf(target?.text);

function hasBoth({ halfYear, target, placeholder }: IndicatorView): boolean {
  return !placeholder && valueOf(halfYear?.text) !== '' && target?.period === 'annual' && valueOf(target.text) !== '';
}

/** A count or an amount that adds up over the year, so that half of the year cannot be the whole of it. */
function isCumulative({ target, row }: IndicatorView): boolean {
  if (target === null || (target.kind !== 'count' && target.kind !== 'money') || numberOf(target) === null)
    return false;
  return numberOf(target) !== 0 && row.direction !== 'lower_is_better' && !/\/|人均|每/.test(target.text ?? '');
}

export const halfYearEqualsFullYear = formRule(
  {
    name: 'half_year_equals_full_year',
    version: 1,
    family: 'value',
    stance: 'signal',
    severity: 'low',
    on: true,
    unit: 'form',
    title: { zh: '半年指标值与全年相同', en: 'Half-year targets equal the full year' },
    summary: {
      zh: '累计数量的半年指标值等于全年指标值，或者整张表的半年栏与全年栏逐项相同。',
      en: 'A cumulative count has the same half-year and full-year target, or the two columns agree on every row.',
    },
    settings: {
      least_rows: threshold(5, '行数很少时两栏相同可能是巧合', 'With few rows equal columns may be chance'),
    },
    related: ['half_year_vs_plan_conflict'],
  },
  (form, { least_rows }) => {
    const rows = form.indicators.filter(hasBoth);
    if (rows.length === 0) return NOT_TESTED;
    const equal = rows.filter(isEqual);
    const cumulative = equal.filter(isCumulative);
    if (cumulative.length > 0) return judged(cumulativeDraft(form, cumulative));
    return judged(equal.length === rows.length && rows.length >= least_rows ? wholeDraft(form, rows) : null);
  },
);

function cumulativeDraft(form: FormView, rows: readonly IndicatorView[]) {
  const names = namesOf(rows);
  return formDraft(
    form,
    rows.map((row) => indicatorFact(row)),
    {
      indicators: rows,
      severity: 'medium',
      numbers: { rows: rows.length },
      message: {
        zh: `累计指标${names.zh}的半年指标值与全年指标值相同。`,
        en: `Cumulative targets are the same for half a year and the full year: ${names.en}.`,
      },
    },
  );
}

function wholeDraft(form: FormView, rows: readonly IndicatorView[]) {
  return formDraft(
    form,
    rows.map((row) => indicatorFact(row)),
    {
      indicators: rows,
      numbers: { rows: rows.length },
      message: {
        zh: `${rows.length} 项指标的半年指标值与全年指标值逐项相同，半年栏没有提供进度信息。`,
        en: `All ${rows.length} indicators have the same half-year and full-year target, so the half-year column shows no progress.`,
      },
    },
  );
}
