import type { Engine } from '#lib/engines/index.ts';
import {
  FACET_FIELDS,
  runFacets,
  runMix,
  runSearch,
  runSummary,
  STATUSES,
  run,
  valueCountsQuery,
  without,
  type CubeAnswer,
  type CubeGroup,
  type FacetField,
  type FacetRow,
  type Filter,
  type FilterValue,
  type IndicatorRow,
} from '#lib/queries/index.ts';
import { LINKED, LINKED_DIMENSIONS, type ConceptValues, type LinkedDimension } from './linked/linked.ts';
import type { LinkedAnswers } from './workbench.ts';

/** So many statements are listed at once. */
const STATEMENTS = 60;
const AGENCIES_FOUND = 30;

/** The first statements a filter keeps, and how many there are. */
export interface StatementList {
  readonly rows: readonly IndicatorRow[];
  readonly all: number;
}

/** The printed targets a filter keeps, with the place of each. */
export async function askStatements(engine: Engine, filter: Filter, signal?: AbortSignal): Promise<StatementList> {
  const [rows, summary] = await Promise.all([
    runSearch(engine, filter, { limit: STATEMENTS, signal }),
    runSummary(engine, filter, { signal }),
  ]);
  return { rows, all: summary.rows_printed };
}

/** Agencies whose name holds the words. */
export async function findAgencies(engine: Engine, words: string): Promise<{ id: string; name: string }[]> {
  const text = `'%${words.replaceAll(/[\\%_]/g, '\\$&').replaceAll("'", "''")}%'`;
  return engine.query<{ id: string; name: string }>(
    `SELECT id, CAST(name AS VARCHAR) AS name FROM agencies WHERE name LIKE ${text} ESCAPE '\\' ORDER BY length(name), name LIMIT ${AGENCIES_FOUND}`,
  );
}

/**
 * The linked charts from the rows, for filters below the province or of single agencies, which no count answers. Says
 * the same as the cube would.
 */
export async function askLinkedRows(
  engine: Engine,
  filter: Filter,
  { values, signal }: { readonly values: ConceptValues | null; readonly signal?: AbortSignal },
): Promise<LinkedAnswers> {
  const [facets, mix, numbers] = await Promise.all([
    runFacets(engine, filter, { signal }),
    runMix(engine, without(filter, 'status'), { signal }),
    values === null
      ? []
      : run(engine, valueCountsQuery(without(filter, 'value'), { concepts: [values.concept] }, engine), { signal }),
  ]);
  const counted = LINKED_DIMENSIONS.flatMap((dimension): CubeAnswer[] => {
    if (dimension === 'status') return [];
    return [{ view: { of: 'indicators', by: [dimension] }, groups: facetGroups(facets, dimension), ignored: [] }];
  });
  const status = STATUSES.map((code) =>
    group(
      code,
      mix.reduce((sum, row) => sum + row[code], 0),
    ),
  );
  const answers: CubeAnswer[] = [
    ...counted,
    { view: { of: 'indicators', by: ['status'] }, groups: status.filter(({ count }) => count > 0), ignored: [] },
  ];
  if (values === null) return { values, answers };
  const own = numbers.filter((row) => row.kind === values.kind && row.number_unit === values.unit);
  const spread = own.map(({ number, count }) => ({ value: number, count }));
  const total = spread.reduce((sum, { count }) => sum + count, 0);
  const answer = { view: { of: 'values' as const, by: [], ...values }, ignored: [] };
  return { values, answers: [...answers, { ...answer, groups: [{ ...group(null, total), key: [], values: spread }] }] };
}

function facetGroups(facets: readonly FacetRow[], dimension: LinkedDimension): CubeGroup[] {
  const field = FACET_FIELDS.find((one): one is FacetField => one === LINKED[dimension]);
  const rows = facets.filter((row) => row.field === field && row.indicators > 0);
  const kept = dimension === 'province' ? rows.filter((row) => row.level === 'province' || row.code === null) : rows;
  return kept.map(({ code, indicators }) =>
    group(dimension === 'year' && code !== null ? Number(code) : code, indicators),
  );
}

function group(code: FilterValue, count: number): CubeGroup {
  return { key: [code], count, known: count, sum: null, values: [] };
}
