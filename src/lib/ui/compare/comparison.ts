import type { Engine } from '#lib/engines/index.ts';
import {
  among,
  chosen,
  runAgencyList,
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
  /** Whether agencies and values are too many to list: agencies are then searched for, values chosen in the charts. */
  readonly isShort: boolean;
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
export async function askChoices(
  engine: Engine,
  { filter, isShort, signal }: { readonly filter: Filter; readonly isShort: boolean; readonly signal?: AbortSignal },
): Promise<Choices> {
  const [regions, facets] = await Promise.all([
    runRegionList(engine, { signal }),
    isShort ? namesOfChosen(engine, filter, signal) : runFacets(engine, filter, { signal }),
  ]);
  return { regions, facets, isShort };
}

/** The names of the agencies a filter chooses. */
async function namesOfChosen(engine: Engine, filter: Filter, signal?: AbortSignal): Promise<FacetRow[]> {
  const agencies = await Promise.all(
    chosen(filter, 'agency').map((id) => runAgencyList(engine, among('agency', id), { signal })),
  );
  return agencies.flat().map(({ agency_id, agency_name, forms }) => ({
    field: 'agency',
    code: agency_id,
    name: agency_name,
    level: null,
    parent_code: null,
    forms,
    indicators: 0,
  }));
}

/** The choices of a dataset too large to list them: provinces alone. */
export async function shortChoices(engine: Engine): Promise<Choices> {
  const regions = await runRegionList(engine);
  return { regions: regions.filter(({ level }) => level === 'province'), facets: [], isShort: true };
}
