import type { FacetField, FacetRow, Filter } from '#lib/queries/index.ts';
import { chosen } from '#lib/queries/index.ts';

/** One value a reader can choose, with the number of forms it would keep. */
export interface FacetOption {
  readonly value: string;
  readonly label: string;
  readonly forms: number;
}

/** The values of a field as options, named; a chosen value that keeps nothing stays in the list. */
export function facetOptions(
  rows: readonly FacetRow[],
  field: FacetField,
  { filter, name }: { readonly filter: Filter; readonly name: (code: string) => string },
): FacetOption[] {
  const options = rows
    .filter((row) => row.field === field && row.code !== null && row.code !== '')
    .map((row) => ({ value: row.code ?? '', label: name(row.code ?? ''), forms: row.forms }));
  const missing = chosenValues(filter, field).filter((value) => !options.some((option) => option.value === value));
  return [...options, ...missing.map((value) => ({ value, label: name(value), forms: 0 }))];
}

/** The chosen values of a field as text. */
export function chosenValues(filter: Filter, field: FacetField): string[] {
  return chosen(filter, field).flatMap((value) => (value === null ? [] : [String(value)]));
}

/** The values with one of them added or taken away. */
export function togglingValue(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}
