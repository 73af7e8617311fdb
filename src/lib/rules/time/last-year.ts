import type { FormView } from '../form-view.ts';
import { key } from '../reading/key.ts';

/** Forms of the same type and project, one per year, oldest first. */
export function seriesOf(forms: readonly FormView[]): readonly (readonly FormView[])[] {
  const series = new Map<string, Map<number, FormView>>();
  for (const form of forms) {
    if (form.row.fiscal_year === null) continue;
    const name = `${form.row.type}\u001f${key(form.row.project_name)}`;
    const years = series.get(name) ?? new Map<number, FormView>();
    years.set(form.row.fiscal_year, form);
    series.set(name, years);
  }
  return [...series.values()].map((years) =>
    [...years].sort(([left], [right]) => left - right).map(([, form]) => form),
  );
}

/** Neighbouring years of a series: this year and the year before it. */
export function yearPairs(series: readonly FormView[]): readonly (readonly [before: FormView, now: FormView])[] {
  return series.flatMap((now, at) => {
    const before = series[at - 1];
    return before !== undefined && (now.row.fiscal_year ?? 0) - (before.row.fiscal_year ?? 0) === 1
      ? [[before, now] as const]
      : [];
  });
}
