import type { Sql } from './dialect.ts';
import {
  fieldsOf,
  INDICATOR_FIELDS,
  TARGET_FIELDS,
  type ChoiceField,
  type Filter,
  type FilterField,
  type FilterValue,
  type NumberField,
} from './filter.ts';
import { indicators, targets } from './tables.ts';
import { comparableNumber, TARGET_STATUS } from './target-columns.ts';

/** Column of each field but `value`, a number computed per dialect; the aliases are those of `tables.ts`. */
const COLUMNS: Readonly<Record<Exclude<FilterField, 'value'>, string>> = {
  year: 'f.fiscal_year',
  region: 'a.region_code',
  kind: 'a.kind',
  form_type: 'f.type',
  agency: 'f.agency_id',
  form: 'f.id',
  total_wan: 'f.total_wan',
  level1: 'i.level1',
  level2: 'i.level2',
  concept: 'i.concept',
  target_kind: 't.kind',
  period: 't.period',
  status: TARGET_STATUS,
  operator: 't.operator',
};

const NUMBER_FIELDS: ReadonlySet<FilterField> = new Set(['year']);

/** The SQL column a field stands for, for grouping by it. */
export function columnOf(field: ChoiceField): string {
  return COLUMNS[field];
}

/** The filter as a condition on one row of forms ⋈ indicators ⋈ targets; never NULL. */
export function rowCondition(filter: Filter, sql: Sql): string {
  if (filter.op === 'in') return membership(filter.field, filter.values, sql);
  if (filter.op === 'between') return range(numberColumn(filter.field, sql), filter, sql);
  return filter.op === 'not' ? `NOT (${rowCondition(filter.of, sql)})` : junction(filter, sql);
}

function numberColumn(field: NumberField, sql: Sql): string {
  return field === 'value' ? comparableNumber(sql).value : COLUMNS[field];
}

function junction(filter: { readonly op: 'and' | 'or'; readonly of: readonly Filter[] }, sql: Sql): string {
  if (filter.of.length === 0) return filter.op === 'and' ? '1 = 1' : '1 = 0';
  const parts = filter.of.map((part) => `(${rowCondition(part, sql)})`);
  return parts.join(filter.op === 'and' ? ' AND ' : ' OR ');
}

function membership(field: ChoiceField, values: readonly FilterValue[], sql: Sql): string {
  const column = field === 'status' ? `(${COLUMNS[field]})` : COLUMNS[field];
  const literals = literalsOf(field, values, sql);
  const listed = field === 'region' ? `SELECT code FROM (${regionsUnder(literals)}) AS below` : literals.join(', ');
  const known = literals.length === 0 ? '1 = 0' : `${column} IS NOT NULL AND ${column} IN (${listed})`;
  return values.includes(null) ? `${column} IS NULL OR (${known})` : known;
}

function literalsOf(field: ChoiceField, values: readonly FilterValue[], sql: Sql): string[] {
  const known = values.filter((value) => value !== null);
  if (!NUMBER_FIELDS.has(field)) return known.map((value) => sql.text(String(value)));
  return known
    .map(Number)
    .filter(Number.isFinite)
    .map((value) => sql.number(value));
}

function range(column: string, { min, max }: { readonly min: number | null; readonly max: number | null }, sql: Sql) {
  const low = min === null ? [] : [`${column} >= ${sql.number(min)}`];
  const high = max === null ? [] : [`${column} <= ${sql.number(max)}`];
  return [`${column} IS NOT NULL`, ...low, ...high].join(' AND ');
}

/** Codes of the given regions and of all below them: there are three levels, so two steps reach the bottom. */
function regionsUnder(literals: readonly string[]): string {
  const list = literals.join(', ');
  return [
    `SELECT code FROM regions WHERE code IN (${list})`,
    `SELECT code FROM regions WHERE parent_code IN (${list})`,
    `SELECT code FROM regions WHERE parent_code IN (SELECT code FROM regions WHERE parent_code IN (${list}))`,
  ].join(' UNION ALL ');
}

/** Whether a filter speaks of single targets, so that rows must be tested one by one. */
export function asksTargets(filter: Filter): boolean {
  return asksAny(filter, TARGET_FIELDS);
}

function asksAny(filter: Filter, fields: readonly FilterField[]): boolean {
  const asked = fieldsOf(filter);
  return fields.some((field) => asked.has(field));
}

/** Condition on a form (aliases f, a): a form is kept when one of its rows is, or when it has none and is kept bare. */
export function formCondition(filter: Filter, sql: Sql): string {
  const condition = rowCondition(filter, sql);
  if (asksTargets(filter)) return `f.id IN (SELECT f.id FROM ${targets('LEFT')} WHERE ${condition})`;
  if (asksAny(filter, INDICATOR_FIELDS)) return `f.id IN (SELECT f.id FROM ${indicators('LEFT')} WHERE ${condition})`;
  return `(${condition})`;
}

/** Condition on an indicator (aliases f, a, i): kept when one of its targets is, or when it has none and is kept bare. */
export function indicatorCondition(filter: Filter, sql: Sql): string {
  const condition = rowCondition(filter, sql);
  if (asksTargets(filter)) return `i.id IN (SELECT i.id FROM ${targets('LEFT')} WHERE ${condition})`;
  return `(${condition})`;
}
