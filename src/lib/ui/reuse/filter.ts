import type { ReuseForm } from './corpus.ts';
import { GRADES, SPREADS, YEAR_SPREADS, type Cluster, type Listing, type Pair } from './report.ts';

/** What a list can be narrowed by; of one field any of the values, of several fields all. */
export const REUSE_FIELDS = ['spread', 'years', 'grade', 'kind', 'region', 'agency', 'year'] as const;
export type ReuseField = (typeof REUSE_FIELDS)[number];

/** The chosen values of every field; none lifts the restriction. */
export type ReuseFilter = Readonly<Record<ReuseField, readonly string[]>>;

export const NO_FILTER: ReuseFilter = { spread: [], years: [], grade: [], kind: [], region: [], agency: [], year: [] };

export const SORTS = ['strength', 'holders', 'earliest', 'length'] as const;
export type Sort = (typeof SORTS)[number];

/** Something a list shows. */
export type Listed = Cluster | Pair;

/** By field the order in which its values are offered; values of other fields follow their count. */
const ORDER: Partial<Record<ReuseField, readonly string[]>> = {
  spread: SPREADS,
  years: YEAR_SPREADS,
  grade: GRADES,
  kind: ['stray', 'plain', 'official'],
};

/** The values that something has in a field. */
function valuesOf(field: ReuseField, one: Listed, forms: Listing['forms']): string[] {
  switch (field) {
    case 'spread':
      return [one.spread];
    case 'years':
      return [one.yearSpread];
    case 'grade':
      return [one.grade];
    case 'kind':
      return 'kind' in one ? [one.kind ?? 'plain'] : [];
    case 'region':
      return distinct(formsOf(one, forms).flatMap(({ regions }) => regions));
    case 'agency':
      return distinct(formsOf(one, forms).map(({ agency }) => agency));
    case 'year':
      return distinct(formsOf(one, forms).flatMap(({ year }) => (year === null ? [] : [String(year)])));
  }
}

/** The forms that something joins. */
function formsOf(one: Listed, forms: Listing['forms']): ReuseForm[] {
  const ids = 'holders' in one ? one.forms : [one.left, one.right];
  return ids.flatMap((id) => forms[id] ?? []);
}

/** What a filter keeps; two chosen agencies keep what the two share. */
export function kept<T extends Listed>(list: readonly T[], filter: ReuseFilter, forms: Listing['forms']): T[] {
  const restricted = REUSE_FIELDS.filter((field) => filter[field].length > 0);
  return list.filter((one) => restricted.every((field) => fits(one, { field, filter, forms })));
}

interface Fitting {
  readonly field: ReuseField;
  readonly filter: ReuseFilter;
  readonly forms: Listing['forms'];
}

function fits(one: Listed, { field, filter, forms }: Fitting): boolean {
  const values = valuesOf(field, one, forms);
  if (field === 'kind' && values.length === 0) return true;
  if (field === 'agency') return filter.agency.every((wanted) => values.includes(wanted));
  return filter[field].some((wanted) => values.includes(wanted));
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** The values of a field with how many the other restrictions leave of each. */
export function facetOf(
  field: ReuseField,
  { list, filter, forms }: { list: readonly Listed[]; filter: ReuseFilter; forms: Listing['forms'] },
): FacetCount[] {
  const left = kept(list, field === 'agency' ? filter : { ...filter, [field]: [] }, forms);
  const counts = new Map<string, number>(filter[field].map((value) => [value, 0]));
  for (const one of left) {
    for (const value of valuesOf(field, one, forms)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const order = ORDER[field];
  const entries = [...counts].map(([value, count]) => ({ value, count }));
  if (order) return entries.sort((one, two) => order.indexOf(one.value) - order.indexOf(two.value));
  return entries.sort((one, two) => (one.value < two.value ? -1 : 1));
}

/** Clusters or pairs in an order. */
export function sorted<T extends Listed>(list: readonly T[], sort: Sort, forms: Listing['forms']): T[] {
  if (sort === 'strength') return [...list];
  const keyed = list.map((one) => ({ one, key: sortKey(one, sort, forms) }));
  return keyed.sort((one, two) => one.key - two.key).map(({ one }) => one);
}

function sortKey(one: Listed, sort: Exclude<Sort, 'strength'>, forms: Listing['forms']): number {
  if (sort === 'earliest') return Math.min(...formsOf(one, forms).map(({ year }) => year ?? Infinity));
  if (sort === 'length') return 'holders' in one ? -one.length : -one.leftText.length;
  return 'holders' in one ? -(one.agencyCount * 1e6 + one.formCount) : 0;
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

const PARAMS: Readonly<Record<ReuseField, string>> = {
  spread: 'where',
  years: 'span',
  grade: 'grade',
  kind: 'is',
  region: 'r',
  agency: 'a',
  year: 'y',
};

/** A filter and an order as an address keeps them; what is not restricted is left out. */
export function searchOf(filter: ReuseFilter, sort: Sort = 'strength'): string {
  const params = new URLSearchParams();
  for (const field of REUSE_FIELDS) for (const value of filter[field]) params.append(PARAMS[field], value);
  if (sort !== 'strength') params.set('sort', sort);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** Reads what `searchOf` wrote; values that a closed list does not know are left out. */
export function filterIn(params: URLSearchParams): { readonly filter: ReuseFilter; readonly sort: Sort } {
  const read = (field: ReuseField) => {
    const known = ORDER[field];
    return distinct(params.getAll(PARAMS[field])).filter((value) => known?.includes(value) ?? value !== '');
  };
  const filter: ReuseFilter = {
    spread: read('spread'),
    years: read('years'),
    grade: read('grade'),
    kind: read('kind'),
    region: read('region'),
    agency: read('agency'),
    year: read('year'),
  };
  return { filter, sort: SORTS.find((sort) => sort === params.get('sort')) ?? 'strength' };
}
