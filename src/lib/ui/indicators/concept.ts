import type { Engine } from '#lib/engines/index.ts';
import {
  among,
  every,
  runConceptOutliers,
  runConceptSpread,
  runDistribution,
  runFound,
  runSearch,
  type ComparableCountRow,
  type Distribution,
  type FoundRow,
  type IndicatorRow,
  type OutlierGroup,
  type SpreadDimension,
  type SpreadRow,
} from '#lib/queries/index.ts';

/** What the vocabulary says of a concept, small enough to travel with a page. */
export interface ConceptFacts {
  readonly code: string;
  readonly family: string;
  readonly direction: string;
  /** Words by which names are recognised. */
  readonly words: readonly string[];
}

/** What a concept's page shows: nothing of it grows with the number of forms. */
export interface ConceptData {
  readonly counts: FoundRow;
  readonly distribution: Distribution;
  readonly spreads: Readonly<Record<SpreadDimension, readonly SpreadRow[]>>;
  readonly outliers: readonly OutlierGroup[];
  /** The first statements; the others come from the engine. */
  readonly statements: readonly IndicatorRow[];
}

/** Groups, outliers and statements listed of one concept. */
export const MOST_GROUPS = 12;
const MOST_OUTLIERS = 8;
const STATEMENT_ROWS = 20;
/** Spikes of one unit in the picture of the distribution: more cannot be told apart, and would make the page grow. */
const MOST_VALUES = 400;

export interface ConceptQuestion {
  readonly code: string;
  /** Answers that were given for all concepts at once, when a site is built. */
  readonly spreads?: ConceptData['spreads'];
  readonly comparable?: readonly ComparableCountRow[];
  readonly signal?: AbortSignal;
}

/** Everything a concept's page shows. */
export async function askConcept(engine: Engine, { code, signal, ...known }: ConceptQuestion): Promise<ConceptData> {
  const filter = among('concept', code);
  const [counts, distribution, spreads, outliers, statements] = await Promise.all([
    runFound(engine, filter, { signal }),
    runDistribution(engine, every(), { concepts: [code], signal }),
    known.spreads ?? askSpreads(engine, code, signal),
    runConceptOutliers(engine, every(), {
      concept: code,
      most: MOST_OUTLIERS,
      signal,
      ...(known.comparable ? { counts: known.comparable } : {}),
    }),
    runSearch(engine, filter, { limit: STATEMENT_ROWS, signal }),
  ]);
  return { counts, distribution: thinned(distribution), spreads, outliers, statements };
}

async function askSpreads(engine: Engine, code: string, signal?: AbortSignal): Promise<ConceptData['spreads']> {
  const ask = (by: SpreadDimension) =>
    runConceptSpread(engine, every(), { by, concepts: [code], most: MOST_GROUPS, signal });
  const [year, kind, form_type, operator, agency] = await Promise.all([
    ask('year'),
    ask('kind'),
    ask('form_type'),
    ask('operator'),
    ask('agency'),
  ]);
  return { year, kind, form_type, operator, agency };
}

/** The distribution without the rarest of very many values of a unit. */
function thinned({ groups, values }: Distribution): Distribution {
  const kept = groups.flatMap(({ kind, number_unit }) => {
    const own = values.filter((value) => value.kind === kind && value.number_unit === number_unit);
    if (own.length <= MOST_VALUES) return own;
    const commonest = new Set([...own].sort((a, b) => b.count - a.count).slice(0, MOST_VALUES));
    return own.filter((value) => commonest.has(value));
  });
  return { groups, values: kept };
}
