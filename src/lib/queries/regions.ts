import type { Engine } from '#lib/engines/index.ts';
import { runAgencyList, type AgencyListRow } from './agencies.ts';
import { sqlFor } from './dialect.ts';
import { among } from './filter.ts';
import { regionsAbove } from './form-detail.ts';
import { runFormList, type FormListRow } from './forms.ts';
import { run, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { runSummary, type Summary } from './summary.ts';
import { columnsOf, type EngineRow } from './table-rows.ts';

export interface RegionDetail {
  readonly region: EngineRow<'regions'>;
  /** Regions above it, the nearest first. */
  readonly above: readonly EngineRow<'regions'>[];
  /** Regions directly below it that occur in the dataset. */
  readonly below: readonly EngineRow<'regions'>[];
  readonly agencies: readonly AgencyListRow[];
  readonly forms: readonly FormListRow[];
  readonly summary: Summary;
}

/** The region first, then the regions above it. */
export function regionLineageQuery(code: string, options: QueryOptions = {}): Query<EngineRow<'regions'>> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const own = `SELECT c.code FROM regions AS c WHERE c.code = ${sql.text(code)}`;
  return {
    sql: `SELECT ${columnsOf('regions', 'x', sql)} FROM regions AS x WHERE x.code IN (${regionsAbove(own)})
ORDER BY CASE x.level WHEN 'county' THEN 1 WHEN 'prefecture' THEN 2 ELSE 3 END, x.code`,
  };
}

/** Regions directly below one. */
export function regionChildrenQuery(code: string, options: QueryOptions = {}): Query<EngineRow<'regions'>> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  return {
    sql: `SELECT ${columnsOf('regions', 'x', sql)} FROM regions AS x WHERE x.parent_code = ${sql.text(code)} ORDER BY x.code`,
  };
}

/** All regions of the dataset, by code. */
export function regionListQuery(options: QueryOptions = {}): Query<EngineRow<'regions'>> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  return { sql: `SELECT ${columnsOf('regions', 'x', sql)} FROM regions AS x ORDER BY x.code` };
}

/** All regions of the dataset. */
export function runRegionList(engine: Engine, options: RunOptions = {}): Promise<EngineRow<'regions'>[]> {
  return run(engine, regionListQuery(engine), options);
}

/** A region with what lies above, below and in it; null if the dataset has no such region. */
export async function runRegionDetail(
  engine: Engine,
  code: string,
  options: RunOptions = {},
): Promise<RegionDetail | null> {
  const filter = among('region', code);
  const [lineage, below, agencies, formRows, summary] = await Promise.all([
    run(engine, regionLineageQuery(code, engine), options),
    run(engine, regionChildrenQuery(code, engine), options),
    runAgencyList(engine, filter, options),
    runFormList(engine, filter, options),
    runSummary(engine, filter, options),
  ]);
  const [region, ...above] = lineage;
  return region ? { region, above, below, agencies, forms: formRows, summary } : null;
}
