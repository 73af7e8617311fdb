import type { Engine } from '#lib/engines/index.ts';
import {
  EVERYTHING,
  runAgencyList,
  runFormList,
  runSummary,
  type AgencyListRow,
  type FormListRow,
  type Summary,
} from '#lib/queries/index.ts';
import { askMeasures, type Headline, type MeasureData, type MeasureOptions } from '../compare/measures.ts';

/** Everything the overview shows. */
export interface Overview {
  readonly summary: Summary;
  readonly measures: Pick<MeasureData, Headline>;
  readonly agencies: readonly AgencyListRow[];
  readonly forms: readonly FormListRow[];
}

/** How many forms the overview names; the list of forms has all of them. */
export const FORMS_NAMED = 10;

/** What the overview says about the dataset in the engine. */
export async function askOverview(engine: Engine, options: MeasureOptions): Promise<Overview> {
  const { signal } = options;
  const [summary, measures, agencies, forms] = await Promise.all([
    runSummary(engine, EVERYTHING, { signal }),
    askMeasures(engine, { ...options, filter: EVERYTHING }),
    runAgencyList(engine, EVERYTHING, { signal }),
    runFormList(engine, EVERYTHING, { signal, limit: FORMS_NAMED }),
  ]);
  return { summary, measures, agencies, forms };
}
