import type { Dataset, Row } from '#lib/dataset/index.ts';
import type { Filter, FilterField, FilterValue } from '#lib/queries/index.ts';

/** A row of forms ⟕ indicators ⟕ targets, with the form's agency. */
export interface Joined {
  readonly form: Row<'forms'>;
  readonly agency: Row<'agencies'> | null;
  readonly indicator: Row<'indicators'> | null;
  readonly target: Row<'targets'> | null;
}

/** All rows a filter is tested on: written plainly, to hold the SQL against. */
export function joined(dataset: Dataset): Joined[] {
  return dataset.forms.flatMap((form): Joined[] => {
    const agency = dataset.agencies.find((row) => row.id === form.agency_id) ?? null;
    const indicators = dataset.indicators.filter((row) => row.form_id === form.id);
    if (indicators.length === 0) return [{ form, agency, indicator: null, target: null }];
    return indicators.flatMap((indicator): Joined[] => {
      const targets = dataset.targets.filter((row) => row.indicator_id === indicator.id);
      if (targets.length === 0) return [{ form, agency, indicator, target: null }];
      return targets.map((target) => ({ form, agency, indicator, target }));
    });
  });
}

/** Whether a filter keeps a row. */
export function keeps(filter: Filter, row: Joined, dataset: Dataset): boolean {
  switch (filter.op) {
    case 'and':
      return filter.of.every((part) => keeps(part, row, dataset));
    case 'or':
      return filter.of.some((part) => keeps(part, row, dataset));
    case 'not':
      return !keeps(filter.of, row, dataset);
    case 'between': {
      const value = valueOf(row, filter.field);
      const number = value === null ? null : Number(value);
      if (number === null) return false;
      return (filter.min === null || number >= filter.min) && (filter.max === null || number <= filter.max);
    }
    case 'in':
      return filter.values.some((value) =>
        matches(valueOf(row, filter.field), value, filter.field === 'region' ? dataset : null),
      );
  }
}

/** Equality of codes; with a dataset, of a region and any above it. */
function matches(own: FilterValue, wanted: FilterValue, regions: Dataset | null): boolean {
  if (wanted === null || own === null) return wanted === own;
  if (!regions) return String(own) === String(wanted);
  const known = regions.regions.some((region) => region.code === own);
  return known && lineage(String(own), regions).includes(String(wanted));
}

/** A region and all above it. */
export function lineage(code: string, { regions }: Dataset): string[] {
  const parent = regions.find((region) => region.code === code)?.parent_code ?? null;
  return parent === null ? [code] : [code, ...lineage(parent, { regions } as Dataset)];
}

function valueOf({ form, agency, indicator, target }: Joined, field: FilterField): FilterValue {
  const values: Record<FilterField, FilterValue> = {
    year: form.fiscal_year,
    region: agency?.region_code ?? null,
    kind: agency?.kind ?? null,
    form_type: form.type,
    agency: form.agency_id,
    form: form.id,
    total_wan: form.total_wan === null ? null : Number(form.total_wan),
    level1: indicator?.level1 ?? null,
    level2: indicator?.level2 ?? null,
    concept: indicator?.concept ?? null,
    target_kind: target?.kind ?? null,
    period: target?.period ?? null,
    status: indicator ? statusOf([{ form, agency, indicator, target }]) : null,
    operator: target?.operator ?? null,
    value: target ? comparable(target) : null,
  };
  return values[field];
}

/** The number a target is compared by: base value, else the printed number unless it is a date or ratio. */
function comparable({ base_value, kind, value }: Row<'targets'>): number | null {
  if (base_value !== null) return base_value;
  return kind === 'date' || kind === 'ratio' || value === null || Number.isNaN(Number(value)) ? null : Number(value);
}

/** How an indicator reads by those of its targets a filter keeps; null if it keeps none. */
export function statusOf(rows: readonly Joined[]): 'quantified' | 'qualitative' | 'blank' | 'placeholder' | null {
  const [first] = rows;
  if (!first?.indicator) return null;
  if (first.indicator.is_placeholder) return 'placeholder';
  if (rows.some(({ target }) => (target?.value ?? '') !== '')) return 'quantified';
  const worded = rows.some(({ target }) => target !== null && target.kind !== 'none' && (target.text ?? '') !== '');
  return worded ? 'qualitative' : 'blank';
}

/** Rows by a key, in the order of first appearance. */
export function grouped<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
