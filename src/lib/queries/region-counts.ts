import type { Engine } from '#lib/engines/index.ts';
import { sqlFor } from './dialect.ts';
import { run, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { texts } from './tables.ts';

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

const COLUMNS = { code: 'up.code', name: 'up.name', level: 'up.level', parent_code: 'up.parent_code' } as const;

/** All regions in which there are agencies, by code; agencies without a known region last. */
export function regionCountsQuery(options: QueryOptions = {}): Query<RegionCountRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const perAgency = `SELECT a.id AS agency_key, a.region_code AS region_key, count(f.id) AS forms_in
  FROM agencies AS a LEFT JOIN forms AS f ON f.agency_id = a.id GROUP BY a.id, a.region_code`;
  const lineage = `SELECT code AS region_key, code AS ancestor_key FROM regions
  UNION ALL SELECT code, parent_code FROM regions WHERE parent_code IS NOT NULL
  UNION ALL SELECT c.code, q.parent_code FROM regions AS c INNER JOIN regions AS q ON q.code = c.parent_code
    WHERE q.parent_code IS NOT NULL`;
  return {
    sql: `SELECT ${texts(COLUMNS, sql)}, ${sql.integer('sum(p.forms_in)')} AS forms, ${sql.integer('count(*)')} AS agencies
FROM (${perAgency}) AS p LEFT JOIN (${lineage}) AS l ON l.region_key = p.region_key
LEFT JOIN regions AS up ON up.code = l.ancestor_key GROUP BY up.code, up.name, up.level, up.parent_code
ORDER BY code NULLS LAST`,
  };
}

/** Numbers of forms and agencies by region. */
export function runRegionCounts(engine: Engine, options: RunOptions = {}): Promise<RegionCountRow[]> {
  return run(engine, regionCountsQuery(engine), options);
}
