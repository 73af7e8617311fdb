import type { Engine } from '#lib/engines/index.ts';
import { asksTargets, columnOf, rowCondition } from './condition.ts';
import { sqlFor, type Sql } from './dialect.ts';
import { without, type Filter } from './filter.ts';
import { run, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { indicators, REGION_COLUMNS, regionsAbove, targets, texts } from './tables.ts';

/** Fields a reader can choose values of. */
export const FACET_FIELDS = [
  'year',
  'region',
  'kind',
  'form_type',
  'agency',
  'level1',
  'level2',
  'concept',
  'target_kind',
  'period',
] as const;
export type FacetField = (typeof FACET_FIELDS)[number];

/** One value of a field and what choosing it would keep under the other filters. */
export type FacetRow = {
  readonly field: FacetField;
  /** Code as text (a year too); null for unknown, also where a form has no indicator or an indicator no target. */
  readonly code: string | null;
  /** Name of a region or agency; null where the vocabulary or the dictionary has the name. */
  readonly name: string | null;
  /** Region level, and the code of the region above. */
  readonly level: string | null;
  readonly parent_code: string | null;
  readonly forms: number;
  readonly indicators: number;
};

/** Values of all facet fields in one statement, each under the filters on the other fields. */
export function facetsQuery(filter: Filter, options: QueryOptions = {}): Query<FacetRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const parts = FACET_FIELDS.map((field) => facetOf(field, without(filter, field), sql));
  return {
    sql: `SELECT * FROM (${parts.join('\nUNION ALL\n')}) AS facets
ORDER BY field, code NULLS LAST`,
  };
}

function facetOf(field: FacetField, filter: Filter, sql: Sql): string {
  if (field === 'region') return regionFacet(filter, sql);
  const column = columnOf(field);
  const name = sql.string(field === 'agency' ? 'a.name' : 'NULL');
  const group = field === 'agency' ? 'f.agency_id, a.name' : column;
  const rows = rowsOf(field, filter);
  return `SELECT ${sql.text(field)} AS field, ${sql.string(column)} AS code, ${name} AS name,
  ${sql.string('NULL')} AS level, ${sql.string('NULL')} AS parent_code, ${counts(rows, sql)}
FROM ${rows.from} WHERE ${rowCondition(filter, sql)} GROUP BY ${group}`;
}

interface FacetRows {
  readonly from: string;
  /** What counts an indicator once. */
  readonly indicator: string;
}

/** Rows as coarse as the question allows: single targets only where it speaks of them. */
function rowsOf(field: FacetField, filter: Filter): FacetRows {
  const fine = asksTargets(filter) || field === 'target_kind' || field === 'period';
  return fine ? { from: targets('LEFT'), indicator: 'DISTINCT i.id' } : { from: indicators('LEFT'), indicator: 'i.id' };
}

function counts({ indicator }: FacetRows, sql: Sql): string {
  return `${sql.integer('count(DISTINCT f.id)')} AS forms, ${sql.integer(`count(${indicator})`)} AS indicators`;
}

/** Each region counts with everything below it. */
function regionFacet(filter: Filter, sql: Sql): string {
  const rows = rowsOf('region', filter);
  return `SELECT 'region' AS field, ${texts(REGION_COLUMNS, sql)}, ${counts(rows, sql)}
FROM ${rows.from} ${regionsAbove('a.region_code')}
WHERE ${rowCondition(filter, sql)} GROUP BY up.code, up.name, up.level, up.parent_code`;
}

/** Values of all facet fields with counts. */
export function runFacets(engine: Engine, filter: Filter, options: RunOptions = {}): Promise<FacetRow[]> {
  return run(engine, facetsQuery(filter, engine), options);
}
