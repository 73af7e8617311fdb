import type { Engine } from '#lib/engines/index.ts';
import { asksTargets, columnOf, rowCondition } from './condition.ts';
import { sqlFor, type Sql } from './dialect.ts';
import { conjuncts, every, fieldsOf, TARGET_FIELDS, type ChoiceField, type Filter } from './filter.ts';
import { run, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { wordsCondition } from './search-words.ts';
import { regionsAbove } from './tables.ts';

/** Fields found indicators can be narrowed by. */
export const SEARCH_FACETS = [
  'year',
  'region',
  'kind',
  'form_type',
  'agency',
  'level1',
  'level2',
  'concept',
  'status',
  'target_kind',
  'operator',
] as const satisfies readonly ChoiceField[];
export type SearchFacet = (typeof SEARCH_FACETS)[number];

/** One value of a field and how many of the found indicators choosing it would keep under the other filters. */
export type SearchFacetRow = {
  readonly field: SearchFacet;
  /** Code as text (a year too); null for unknown. */
  readonly code: string | null;
  /** Name of an agency or region; null where the vocabulary or the dictionary has the name. */
  readonly name: string | null;
  readonly indicators: number;
};

/**
 * Values of all fields in one statement. The words are looked for once; single targets are only joined where the
 * question speaks of them, and then each indicator counts once for every value one of its targets has.
 */
export function searchFacetsQuery(filter: Filter, words = '', options: QueryOptions = {}): Query<SearchFacetRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const masks = masksOf(filter);
  const allFine = asksTargets(filter);
  const ofTargets = (field: SearchFacet) => allFine || isOfTarget(field);
  const parts = SEARCH_FACETS.map((field) => {
    const others = masks.own.filter((mask) => mask.field !== field).map((mask) => `keeps_${mask.field} = 1`);
    return facetOf({ field, fine: ofTargets(field), keeps: ['1 = 1', ...others].join(' AND ') }, sql);
  });
  const rows = (fine: boolean) => {
    const fields = SEARCH_FACETS.filter((field) => ofTargets(field) === fine);
    return `${fine ? 'fine' : 'coarse'}_rows AS (${foundRows({ fine, fields, masks, words }, sql)})`;
  };
  const tables = allFine ? [rows(true)] : [rows(true), rows(false)];
  return {
    sql: `WITH ${tables.join(',\n')}
SELECT * FROM (${parts.join('\nUNION ALL\n')}) AS facets ORDER BY field, indicators DESC, code NULLS LAST`,
  };
}

function isOfTarget(field: SearchFacet): boolean {
  return (TARGET_FIELDS as readonly string[]).includes(field);
}

interface Found {
  readonly fine: boolean;
  readonly fields: readonly SearchFacet[];
  readonly masks: Masks;
  readonly words: string;
}

/** The rows found, with the codes of the fields and whether each field's own restriction keeps them. */
function foundRows({ fine, fields, masks, words }: Found, sql: Sql): string {
  const columns = fields.map((field) => `${columnOf(field)} AS ${field}_code`);
  const flags = masks.own.map(
    ({ field, part }) => `CASE WHEN ${rowCondition(part, sql)} THEN 1 ELSE 0 END AS keeps_${field}`,
  );
  return `SELECT i.id AS found_key, ${[...columns, ...flags].join(', ')}
FROM indicators AS i INNER JOIN forms AS f ON f.id = i.form_id LEFT JOIN agencies AS a ON a.id = f.agency_id
${fine ? 'LEFT JOIN targets AS t ON t.indicator_id = i.id' : ''}
WHERE (${rowCondition(masks.shared, sql)}) AND ${wordsCondition(words, sql)}`;
}

interface Masks {
  /** What the filter asks beside the facets: it holds for the counts of all of them. */
  readonly shared: Filter;
  /** What it asks of one facet alone, which the counts of that facet leave out. */
  readonly own: readonly { readonly field: SearchFacet; readonly part: Filter }[];
}

function masksOf(filter: Filter): Masks {
  const parts = conjuncts(filter).map((part) => ({ part, field: facetAsked(part) }));
  const own = SEARCH_FACETS.flatMap((field) => {
    const asked = parts.filter((one) => one.field === field).map(({ part }) => part);
    return asked.length === 0 ? [] : [{ field, part: every(...asked) }];
  });
  return { shared: every(...parts.filter(({ field }) => field === null).map(({ part }) => part)), own };
}

function facetAsked(part: Filter): SearchFacet | null {
  const fields = fieldsOf(part);
  return fields.size === 1 ? (SEARCH_FACETS.find((field) => fields.has(field)) ?? null) : null;
}

interface Facet {
  readonly field: SearchFacet;
  /** Whether an indicator may have several rows. */
  readonly fine: boolean;
  readonly keeps: string;
}

function facetOf({ field, fine, keeps }: Facet, sql: Sql): string {
  const rows = fine
    ? `(SELECT DISTINCT found_key, ${field}_code FROM fine_rows WHERE ${keeps}) AS once`
    : `coarse_rows WHERE ${keeps}`;
  const counted = `SELECT ${field}_code AS code_key, count(*) AS rows_found FROM ${rows} GROUP BY ${field}_code`;
  if (field === 'region') return regionFacet(counted, sql);
  const named = field === 'agency' ? ' LEFT JOIN agencies AS a ON a.id = c.code_key' : '';
  return `SELECT '${field}' AS field, ${sql.string('c.code_key')} AS code,
  ${sql.string(field === 'agency' ? 'a.name' : 'NULL')} AS name, ${sql.integer('c.rows_found')} AS indicators
FROM (${counted}) AS c${named}`;
}

/** Each region counts with everything below it. */
function regionFacet(counted: string, sql: Sql): string {
  return `SELECT 'region' AS field, ${sql.string('up.code')} AS code, ${sql.string('up.name')} AS name,
  ${sql.integer('sum(c.rows_found)')} AS indicators
FROM (${counted}) AS c ${regionsAbove('c.code_key')} GROUP BY up.code, up.name`;
}

/** Values of all fields with the number of found indicators. */
export function runSearchFacets(
  engine: Engine,
  filter: Filter,
  { words, ...options }: RunOptions & { readonly words?: string } = {},
): Promise<SearchFacetRow[]> {
  return run(engine, searchFacetsQuery(filter, words, engine), options);
}
