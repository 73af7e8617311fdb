import {
  budgetChart,
  distributionChart,
  findingsChart,
  mixChart,
  ratesChart,
  satisfactionChart,
  type Chart,
} from '#lib/charts/index.ts';
import type { Engine } from '#lib/engines/index.ts';
import {
  runBudgets,
  runConceptTargets,
  runDistribution,
  runFindingCounts,
  runMix,
  runSatisfaction,
  type BudgetRow,
  type ConceptTargetRow,
  type Distribution,
  type Filter,
  type FindingCounts,
  type MixRow,
  type Satisfaction,
} from '#lib/queries/index.ts';

/** The headline comparisons in the order of the pages; the first is shown where none is asked for. */
export const HEADLINES = ['budget', 'mix', 'satisfaction', 'completion'] as const;
export type Headline = (typeof HEADLINES)[number];

/** Everything that can be compared. */
export const MEASURES = [...HEADLINES, 'concept', 'findings'] as const;
export type Measure = (typeof MEASURES)[number];

/** The rows of each measure. */
export interface MeasureData {
  readonly budget: readonly BudgetRow[];
  readonly mix: readonly MixRow[];
  readonly satisfaction: Satisfaction;
  readonly completion: readonly ConceptTargetRow[];
  readonly concept: Distribution;
  /** Asked of an engine that holds the tables of findings. */
  readonly findings: FindingCounts;
}

export interface MeasureOptions {
  readonly signal?: AbortSignal;
  /** Codes of the completion-type concepts, in the order of the vocabulary. */
  readonly completion: readonly string[];
  /** The concept whose targets are compared, where that is the measure. */
  readonly concept?: string;
}

/** The chart of each measure. */
export const MEASURE_CHARTS: { readonly [M in Measure]: Chart<MeasureData[M]> } = {
  budget: budgetChart,
  mix: mixChart,
  satisfaction: satisfactionChart,
  completion: ratesChart,
  concept: distributionChart,
  findings: findingsChart,
};

const ASK: {
  readonly [M in Measure]: (engine: Engine, filter: Filter, options: MeasureOptions) => Promise<MeasureData[M]>;
} = {
  budget: runBudgets,
  mix: runMix,
  satisfaction: runSatisfaction,
  completion: (engine, filter, { signal, completion }) =>
    runConceptTargets(engine, filter, { concepts: completion, signal }),
  concept: (engine, filter, { signal, concept }) =>
    runDistribution(engine, filter, { concepts: concept === undefined ? [] : [concept], signal }),
  findings: runFindingCounts,
};

/** The rows of one measure for the forms a filter keeps. */
export function askMeasure<M extends Measure>(
  measure: M,
  engine: Engine,
  { filter, ...options }: MeasureOptions & { readonly filter: Filter },
): Promise<MeasureData[M]> {
  return ASK[measure](engine, filter, options);
}

/** The rows of the headline measures for the forms a filter keeps. */
export async function askMeasures(
  engine: Engine,
  options: MeasureOptions & { readonly filter: Filter },
): Promise<Pick<MeasureData, Headline>> {
  const [budget, mix, satisfaction, completion] = await Promise.all([
    askMeasure('budget', engine, options),
    askMeasure('mix', engine, options),
    askMeasure('satisfaction', engine, options),
    askMeasure('completion', engine, options),
  ]);
  return { budget, mix, satisfaction, completion };
}
