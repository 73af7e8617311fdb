import type { Engine } from '#lib/engines/index.ts';
import { sqlFor } from './dialect.ts';
import { run, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { REGION_COLUMNS, regionsAbove, texts } from './tables.ts';

/** A region with what lies in it and below it. */
export type RegionCountRow = {
  /** Null for the agencies whose region is unknown. */
  readonly code: string | null;
  readonly name: string | null;
  readonly level: string | null;
  readonly parent_code: string | null;
  readonly forms: number;
  readonly agencies: number;
};

/** All regions in which there are agencies, by code; agencies without a known region last. */
export function regionCountsQuery(options: QueryOptions = {}): Query<RegionCountRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const perAgency = `SELECT a.id AS agency_key, a.region_code AS region_key, count(f.id) AS forms_in
  FROM agencies AS a LEFT JOIN forms AS f ON f.agency_id = a.id GROUP BY a.id, a.region_code`;
  return {
    sql: `SELECT ${texts(REGION_COLUMNS, sql)}, ${sql.integer('sum(p.forms_in)')} AS forms, ${sql.integer('count(*)')} AS agencies
FROM (${perAgency}) AS p ${regionsAbove('p.region_key')} GROUP BY up.code, up.name, up.level, up.parent_code
ORDER BY code NULLS LAST`,
  };
}

/** Numbers of forms and agencies by region. */
export function runRegionCounts(engine: Engine, options: RunOptions = {}): Promise<RegionCountRow[]> {
  return run(engine, regionCountsQuery(engine), options);
}
