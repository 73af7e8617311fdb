import type { Engine } from '#lib/engines/index.ts';
import { formCondition } from './condition.ts';
import { sqlFor } from './dialect.ts';
import { among, type Filter } from './filter.ts';
import { regionsAbove } from './form-detail.ts';
import { runFormList, type FormListRow } from './forms.ts';
import { run, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { runSummary, type Summary } from './summary.ts';
import { columnsOf, type EngineRow } from './table-rows.ts';
import { AGENCY_COLUMNS, AGENCY_GROUP, forms, texts } from './tables.ts';

/** An agency with the extent of its forms. */
export type AgencyListRow = {
  readonly agency_id: string;
  readonly agency_name: string | null;
  readonly agency_kind: string | null;
  readonly region_code: string | null;
  readonly region_name: string | null;
  readonly region_level: string | null;
  readonly forms: number;
  readonly first_year: number | null;
  readonly last_year: number | null;
};

export interface AgencyDetail {
  readonly agency: EngineRow<'agencies'>;
  /** The agency's region first, then the regions above it. */
  readonly regions: readonly EngineRow<'regions'>[];
  readonly forms: readonly FormListRow[];
  readonly summary: Summary;
}

/** Agencies with at least one form the filter keeps, by region. */
export function agencyListQuery(filter: Filter, options: QueryOptions = {}): Query<AgencyListRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  return {
    sql: `SELECT ${texts({ ...AGENCY_COLUMNS, region_level: 'r.level' }, sql)},
  ${sql.integer('count(*)')} AS forms, ${sql.integer('min(f.fiscal_year)')} AS first_year,
  ${sql.integer('max(f.fiscal_year)')} AS last_year
FROM ${forms()} WHERE ${formCondition(filter, sql)}
GROUP BY ${AGENCY_GROUP}, r.level
ORDER BY region_code NULLS LAST, agency_id`,
  };
}

/** Agencies with at least one form the filter keeps. */
export function runAgencyList(engine: Engine, filter: Filter, options: RunOptions = {}): Promise<AgencyListRow[]> {
  return run(engine, agencyListQuery(filter, engine), options);
}

/** One agency's row. */
export function agencyQuery(agencyId: string, options: QueryOptions = {}): Query<EngineRow<'agencies'>> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  return { sql: `SELECT ${columnsOf('agencies', 'x', sql)} FROM agencies AS x WHERE x.id = ${sql.text(agencyId)}` };
}

/** The agency's region first, then the regions above it. */
export function agencyRegionsQuery(agencyId: string, options: QueryOptions = {}): Query<EngineRow<'regions'>> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const own = `SELECT a.region_code FROM agencies AS a WHERE a.id = ${sql.text(agencyId)}`;
  return {
    sql: `SELECT ${columnsOf('regions', 'x', sql)} FROM regions AS x WHERE x.code IN (${regionsAbove(own)})
ORDER BY CASE x.level WHEN 'county' THEN 1 WHEN 'prefecture' THEN 2 ELSE 3 END, x.code`,
  };
}

/** An agency with its region, forms and counts; null if the dataset has no such agency. */
export async function runAgencyDetail(
  engine: Engine,
  agencyId: string,
  options: RunOptions = {},
): Promise<AgencyDetail | null> {
  const filter = among('agency', agencyId);
  const [agencies, regions, formRows, summary] = await Promise.all([
    run(engine, agencyQuery(agencyId, engine), options),
    run(engine, agencyRegionsQuery(agencyId, engine), options),
    runFormList(engine, filter, options),
    runSummary(engine, filter, options),
  ]);
  return agencies[0] ? { agency: agencies[0], regions, forms: formRows, summary } : null;
}
