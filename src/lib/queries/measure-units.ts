import type { Sql } from './dialect.ts';
import type { Filter } from './filter.ts';
import { dimensionJoins, formDimension, isIndicatorDimension } from './group-dimension.ts';
import type { INDICATOR_DIMENSIONS, MeasureDimension } from './measure.ts';
import { forms } from './tables.ts';

/** What a measure is asked of. */
export interface UnitQuestion {
  readonly filter: Filter;
  readonly by: readonly MeasureDimension[];
  readonly sql: Sql;
}

/** How rows become one number; `share` is of rows whose part is 0 or 1, which have no spread. */
export type Figure =
  'sum' | 'mean' | 'ratio' | 'share' | 'full_share' | 'minimum' | 'median' | 'lower_quartile' | 'upper_quartile';

/**
 * The single rows a measure is made of (forms or targets), and how they become one number. Columns of `rows`: key1 to
 * key3, form_key, type_key, year_key; part and whole (numbers, NULL if unknown); weight (rows that belong here) and gap
 * (those of them that are unknown); odd and elsewhere (0 or 1).
 */
export interface Units {
  readonly rows: string;
  readonly figure: Figure;
  /** Whether the basis counts known rows or adds up their weights. */
  readonly basis: 'known' | 'weight';
}

type IndicatorColumns = Readonly<Record<(typeof INDICATOR_DIMENSIONS)[number], string>>;
const NO_INDICATOR: IndicatorColumns = { level1: 'NULL', level2: 'NULL', concept: 'NULL' };

/** The columns key1 to key3; a dimension that is not asked for, or that the rows do not have, is NULL. */
export function keyColumns(
  by: readonly MeasureDimension[],
  sql: Sql,
  columns: IndicatorColumns = NO_INDICATOR,
): string {
  const keys = [0, 1, 2].map((at) => {
    const dimension = by[at];
    if (dimension === undefined) return sql.string('NULL');
    return isIndicatorDimension(dimension) ? sql.string(columns[dimension]) : formDimension(dimension, sql);
  });
  return keys.map((key, at) => `${key} AS key${at + 1}`).join(', ');
}

/** Key of a form for joining it to rows that have the form's id as form_key, with the columns of its groups. */
export function formKeys(by: readonly MeasureDimension[], sql: Sql): string {
  return `SELECT f.id AS own_form, ${keyColumns(by, sql)} FROM ${forms()}${dimensionJoins(by)}`;
}

/** The form a row belongs to. */
export const FORM_KEYS = 'f.id AS form_key, f.type AS type_key, f.fiscal_year AS year_key';

/** 1 where the condition holds, else 0. */
export function flag(condition: string): string {
  return `CASE WHEN ${condition} THEN 1 ELSE 0 END`;
}
