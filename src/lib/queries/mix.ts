import type { Engine } from '#lib/engines/index.ts';
import { sqlFor } from './dialect.ts';
import type { Filter } from './filter.ts';
import { judgedIndicators, statusCounts, type StatusCounts } from './judged.ts';
import { texts } from './tables.ts';
import { run, type Query, type QueryOptions, type RunOptions } from './query.ts';

/** Indicator rows of one level 2 (with the level 1 it stands under), by how their targets read. */
export type MixRow = StatusCounts & {
  readonly level1: string | null;
  readonly level2: string | null;
  readonly forms: number;
};

/** What indicator rows can be counted by. */
export type MixDimension =
  'year' | 'kind' | 'form_type' | 'agency' | 'region' | 'level1' | 'level2' | 'concept' | 'form';

export type GroupMixRow = StatusCounts & {
  /** Code of the group as text (a year too); null where it is unknown. */
  readonly code: string | null;
  readonly forms: number;
};

const KEYS: Readonly<Record<MixDimension, string>> = {
  year: 'year_key',
  kind: 'kind_key',
  form_type: 'type_key',
  agency: 'agency_key',
  region: 'region_key',
  level1: 'level1_key',
  level2: 'level2_key',
  concept: 'concept_key',
  form: 'form_key',
};

/** Indicator rows by level 1 and level 2, the largest groups first. */
export function mixQuery(filter: Filter, options: QueryOptions = {}): Query<MixRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  return {
    sql: `SELECT ${texts({ level1: 'level1_key', level2: 'level2_key' }, sql)}, ${sql.integer('count(DISTINCT form_key)')} AS forms,
  ${statusCounts(sql)}
FROM (${judgedIndicators(filter, sql)}) AS judged GROUP BY level1_key, level2_key
ORDER BY rows_printed DESC, level1 NULLS LAST, level2 NULLS LAST`,
  };
}

/** Indicator rows by one dimension, in the order of its codes. */
export function groupMixQuery(filter: Filter, by: MixDimension, options: QueryOptions = {}): Query<GroupMixRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  return {
    sql: `SELECT ${sql.string(KEYS[by])} AS code, ${sql.integer('count(DISTINCT form_key)')} AS forms,
  ${statusCounts(sql)}
FROM (${judgedIndicators(filter, sql)}) AS judged GROUP BY ${KEYS[by]} ORDER BY code NULLS LAST`,
  };
}

/** Indicator rows by level 1 and level 2. */
export function runMix(engine: Engine, filter: Filter, options: RunOptions = {}): Promise<MixRow[]> {
  return run(engine, mixQuery(filter, engine), options);
}

/** Indicator rows by one dimension. */
export function runGroupMix(
  engine: Engine,
  filter: Filter,
  options: RunOptions & { readonly by: MixDimension },
): Promise<GroupMixRow[]> {
  return run(engine, groupMixQuery(filter, options.by, engine), options);
}
