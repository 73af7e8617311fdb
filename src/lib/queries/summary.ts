import type { Engine } from '#lib/engines/index.ts';
import { formCondition, rowCondition } from './condition.ts';
import { sqlFor, type Sql } from './dialect.ts';
import type { Filter } from './filter.ts';
import { judgedIndicators, statusCounts, type StatusCounts } from './judged.ts';
import { run, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { forms, targets } from './tables.ts';

/** What a selection holds. */
export type SummaryRow = StatusCounts & {
  readonly forms: number;
  readonly project_forms: number;
  readonly special_fund_forms: number;
  readonly department_forms: number;
  readonly agencies: number;
  /** Distinct regions of the agencies, at the level they belong to. */
  readonly regions: number;
  /** Forms whose year is unknown. */
  readonly forms_without_year: number;
  /** Forms whose total amount is unknown. */
  readonly forms_without_total: number;
  /** Printed target values (one indicator may have one per period and scope). */
  readonly targets: number;
};

export type YearRow = { readonly fiscal_year: number; readonly forms: number };

export type Summary = SummaryRow & { readonly years: readonly number[] };

/** One row: how much the filter keeps. */
export function summaryQuery(filter: Filter, options: QueryOptions = {}): Query<SummaryRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const count = (condition: string) => sql.integer(`coalesce(sum(CASE WHEN ${condition} THEN 1 ELSE 0 END), 0)`);
  const formCounts = `SELECT ${sql.integer('count(*)')} AS forms, ${count("f.type = 'project'")} AS project_forms,
  ${count("f.type = 'special_fund'")} AS special_fund_forms, ${count("f.type = 'department'")} AS department_forms,
  ${sql.integer('count(DISTINCT f.agency_id)')} AS agencies, ${sql.integer('count(DISTINCT a.region_code)')} AS regions,
  ${count('f.fiscal_year IS NULL')} AS forms_without_year, ${count('f.total_wan IS NULL')} AS forms_without_total
FROM ${forms()} WHERE ${formCondition(filter, sql)}`;
  const judged = `SELECT ${statusCounts(sql)} FROM (${judgedIndicators(filter, sql)}) AS judged`;
  return {
    sql: `SELECT * FROM (${formCounts}) AS form_counts CROSS JOIN (${judged}) AS indicator_counts
CROSS JOIN (${targetCount(filter, sql)}) AS target_counts`,
  };
}

function targetCount(filter: Filter, sql: Sql): string {
  return `SELECT ${sql.integer('count(*)')} AS targets FROM ${targets()}
  WHERE (${rowCondition(filter, sql)}) AND t.text IS NOT NULL AND t.text <> ''`;
}

/** The known fiscal years of the selection, ascending, with their number of forms. */
export function yearsQuery(filter: Filter, options: QueryOptions = {}): Query<YearRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  return {
    sql: `SELECT ${sql.integer('f.fiscal_year')} AS fiscal_year, ${sql.integer('count(*)')} AS forms FROM ${forms()}
WHERE f.fiscal_year IS NOT NULL AND ${formCondition(filter, sql)} GROUP BY f.fiscal_year ORDER BY fiscal_year`,
  };
}

/** Counts of a selection with its years. */
export async function runSummary(engine: Engine, filter: Filter, options: RunOptions = {}): Promise<Summary> {
  const [rows, years] = await Promise.all([
    run(engine, summaryQuery(filter, engine), options),
    run(engine, yearsQuery(filter, engine), options),
  ]);
  const [row] = rows;
  if (!row) throw new Error('summary: the engine returned no row');
  return { ...row, years: years.map((year) => year.fiscal_year) };
}
