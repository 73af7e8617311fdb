import type { Engine } from '#lib/engines/index.ts';
import {
  runFacets,
  runRegionList,
  runSummary,
  type EngineRow,
  type FacetRow,
  type Filter,
  type Summary,
} from '#lib/queries/index.ts';
import { askMeasure, type Measure, type MeasureData, type MeasureOptions } from './measures.ts';

/** One measure with its rows. */
export type MeasureAnswer = {
  readonly [M in Measure]: { readonly measure: M; readonly data: MeasureData[M] };
}[Measure];

/** What the comparison shows under a filter. */
export interface Comparison {
  readonly shown: MeasureAnswer;
  readonly summary: Summary;
}

/** What a reader can choose from under a filter. */
export interface Choices {
  readonly regions: readonly EngineRow<'regions'>[];
  readonly facets: readonly FacetRow[];
}

export interface ComparisonQuestion extends MeasureOptions {
  readonly measure: Measure;
  readonly filter: Filter;
}

/** One measure for the forms a filter keeps, with how much it keeps. */
export async function askComparison(engine: Engine, question: ComparisonQuestion): Promise<Comparison> {
  const { measure, filter, signal } = question;
  const [data, summary] = await Promise.all([
    askMeasure(measure, engine, question),
    runSummary(engine, filter, { signal }),
  ]);
  return { shown: { measure, data } as MeasureAnswer, summary };
}

/** The values of every filter, with what each would keep beside the other filters. */
export async function askChoices(engine: Engine, filter: Filter, signal?: AbortSignal): Promise<Choices> {
  const [regions, facets] = await Promise.all([
    runRegionList(engine, { signal }),
    runFacets(engine, filter, { signal }),
  ]);
  return { regions, facets };
}
