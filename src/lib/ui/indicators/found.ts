import type { Engine } from '#lib/engines/index.ts';
import {
  runFound,
  runRegionList,
  runSearch,
  runSearchFacets,
  type EngineRow,
  type Filter,
  type FoundRow,
  type IndicatorRow,
  type SearchFacetRow,
} from '#lib/queries/index.ts';
import type { SearchState } from './address.svelte.ts';

/** Rows of one page of results. */
export const PAGE_ROWS = 50;

/** One page of what a search finds. */
export interface Found {
  readonly rows: readonly IndicatorRow[];
  readonly counts: FoundRow;
}

/** What found indicators can be narrowed by. */
export interface SearchChoices {
  readonly facets: readonly SearchFacetRow[];
  readonly regions: readonly EngineRow<'regions'>[];
}

/** The page of results a search asks for, with how much it finds in all. */
export async function askFound(engine: Engine, state: SearchState, signal?: AbortSignal): Promise<Found> {
  const { words, filter, order, descending, page } = state;
  const rows = runSearch(engine, filter, {
    words,
    order,
    descending,
    limit: PAGE_ROWS,
    offset: (page - 1) * PAGE_ROWS,
    signal,
  });
  const [shown, counts] = await Promise.all([rows, runFound(engine, filter, { words, signal })]);
  return { rows: shown, counts };
}

interface Asked {
  readonly filter: Filter;
  readonly words: string;
}

/** The values of every facet under a search. */
export async function askSearchChoices(
  engine: Engine,
  { filter, words }: Asked,
  signal?: AbortSignal,
): Promise<SearchChoices> {
  const [facets, regions] = await Promise.all([
    runSearchFacets(engine, filter, { words, signal }),
    runRegionList(engine, { signal }),
  ]);
  return { facets, regions };
}

/** How many values of a long facet stand in the page's HTML; the engine knows the others. */
const MOST_AGENCIES = 20;

/** The choices as they stand in a prerendered page: without what grows with the number of agencies. */
export function briefChoices({ facets, regions }: SearchChoices): SearchChoices {
  const agencies = facets.filter(({ field }) => field === 'agency').slice(0, MOST_AGENCIES);
  const provinces = regions.filter(({ level }) => level === 'province');
  const kept = new Set(provinces.map(({ code }) => code));
  return {
    facets: facets.filter(({ field, code }) => {
      if (field === 'agency') return agencies.some((one) => one.code === code);
      return field !== 'region' || kept.has(code ?? '');
    }),
    regions: provinces,
  };
}
