import {
  comparableCountsQuery,
  EVERYTHING,
  run,
  runConceptSpread,
  SPREAD_DIMENSIONS,
  type ComparableCountRow,
  type SpreadRow,
} from '#lib/queries/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';
import { buildEngine, buildVocabulary } from './build-dataset.server.ts';
import { FIRST_PAGE } from './indicators/address.svelte.ts';
import { askConcept, MOST_GROUPS, type ConceptData, type ConceptFacts } from './indicators/concept.ts';
import { askFound, askSearchChoices, briefChoices, type Found, type SearchChoices } from './indicators/found.ts';

/** The first page of all indicators and what they can be narrowed by. */
interface BuiltSearch {
  readonly found: Found;
  readonly choices: SearchChoices;
}

/** Answers for all concepts at once: a page per concept would ask the same rows a hundred times. */
interface AllConcepts {
  readonly spreads: readonly (readonly [SpreadDimensionName, ReadonlyMap<string, readonly SpreadRow[]>])[];
  readonly comparable: ReadonlyMap<string, readonly ComparableCountRow[]>;
}

type SpreadDimensionName = (typeof SPREAD_DIMENSIONS)[number];

let search: Promise<BuiltSearch> | undefined;
let concepts: Promise<AllConcepts> | undefined;
const pages = new Map<string, Promise<ConceptData>>();

/** What the search page is built with. */
export function buildSearch(): Promise<BuiltSearch> {
  search ??= askSearch();
  return search;
}

async function askSearch(): Promise<BuiltSearch> {
  const engine = await buildEngine();
  const [found, choices] = await Promise.all([askFound(engine, FIRST_PAGE), askSearchChoices(engine, FIRST_PAGE)]);
  return { found, choices: briefChoices(choices) };
}

/** Codes of the concepts that occur, with the number of their indicators, the commonest first. */
export async function builtConcepts(): Promise<{ readonly code: string; readonly indicators: number }[]> {
  const { choices } = await buildSearch();
  return choices.facets.flatMap(({ field, code, indicators }) =>
    field === 'concept' && code !== null ? [{ code, indicators }] : [],
  );
}

/** Everything the page of a concept shows, in either language. */
export function buildConcept(code: string): Promise<ConceptData> {
  const known = pages.get(code) ?? askBuiltConcept(code);
  pages.set(code, known);
  return known;
}

async function askBuiltConcept(code: string): Promise<ConceptData> {
  concepts ??= askAllConcepts();
  const { spreads, comparable } = await concepts;
  const own = spreads.map(([by, rows]) => [by, rows.get(code) ?? []] as const);
  return askConcept(await buildEngine(), {
    code,
    spreads: Object.fromEntries(own) as ConceptData['spreads'],
    comparable: comparable.get(code) ?? [],
  });
}

async function askAllConcepts(): Promise<AllConcepts> {
  const engine = await buildEngine();
  const asked = SPREAD_DIMENSIONS.map(async (by) => {
    return [by, byConcept(await runConceptSpread(engine, EVERYTHING, { by, most: MOST_GROUPS }))] as const;
  });
  const comparable = await run(engine, comparableCountsQuery(EVERYTHING, null, engine));
  return { spreads: await Promise.all(asked), comparable: byConcept(comparable) };
}

function byConcept<R extends { readonly concept: string }>(rows: readonly R[]): Map<string, R[]> {
  const found = new Map<string, R[]>();
  for (const row of rows) {
    const own = found.get(row.concept);
    if (own === undefined) found.set(row.concept, [row]);
    else own.push(row);
  }
  return found;
}

/** Words shown of those a concept is recognised by. */
const MOST_WORDS = 12;

/** What the vocabulary says of its concepts; patterns that are more than a word are left out of the words. */
export function conceptFacts({ concepts: terms }: Vocabulary = buildVocabulary()): ConceptFacts[] {
  return terms.map(({ code, family, direction, patterns }) => ({
    code,
    family,
    direction,
    words: patterns.filter((pattern) => /^[\p{Script=Han}“”]+$/u.test(pattern)).slice(0, MOST_WORDS),
  }));
}
