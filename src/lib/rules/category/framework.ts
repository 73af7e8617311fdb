import type { FormView } from '../form-view.ts';
import type { IndicatorView } from '../indicator-view.ts';

/** Rows of a form whose levels can be trusted: neither garbled nor lost. */
export function hasReadableLevels(indicators: readonly IndicatorView[]): boolean {
  return indicators.length > 0 && indicators.every(({ row }) => row.level2_origin !== 'garbled' || row.level2 !== null);
}

/** Whether a row belongs to a first or second level, by code. */
export function isIn({ row }: IndicatorView, pattern: RegExp): boolean {
  return pattern.test(row.level2 ?? '') || pattern.test(row.level1 ?? '');
}

/** Whether the form divides its output rows into second levels at all. */
export function dividesOutput({ indicators }: FormView): boolean {
  return indicators.some(({ row }) => /^output_/.test(row.level2 ?? ''));
}

/** Rows that say something: with a name or a target. */
export function filledRows({ indicators }: FormView): readonly IndicatorView[] {
  return indicators.filter(({ name, value }) => name !== '' || value !== '');
}
