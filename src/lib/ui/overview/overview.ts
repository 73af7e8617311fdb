import type { Engine } from '#lib/engines/index.ts';
import {
  cubeFromEngine,
  EVERYTHING,
  runAgencyList,
  runFormList,
  runSummary,
  type AgencyListRow,
  type Cube,
  type FormListRow,
  type Summary,
} from '#lib/queries/index.ts';
import { askMeasures, type Headline, type MeasureData, type MeasureOptions } from '../compare/measures.ts';
import { builtGroups, FORMS_DRAWN, type GroupedAnswers } from '../compare/workbench.ts';

/** Everything the overview shows. */
export interface Overview {
  readonly summary: Summary;
  /** Every form on its own; null when there are too many for a page. */
  readonly measures: Pick<MeasureData, Headline> | null;
  /** The headline measures by group, where forms are many. */
  readonly grouped: Readonly<Partial<Record<Headline, GroupedAnswers>>>;
  readonly agencies: readonly AgencyListRow[];
  readonly forms: readonly FormListRow[];
}

/** How many forms and agencies the overview names; the lists have all of them. */
export const FORMS_NAMED = 10;

/** What the overview says about the dataset in the engine. */
export async function askOverview(
  engine: Engine,
  options: MeasureOptions & { readonly cube?: () => Promise<Cube> },
): Promise<Overview> {
  const { signal, completion, cube = () => cubeFromEngine(engine, { signal }) } = options;
  const [summary, agencies, forms] = await Promise.all([
    runSummary(engine, EVERYTHING, { signal }),
    runAgencyList(engine, EVERYTHING, { signal }),
    runFormList(engine, EVERYTHING, { signal, limit: FORMS_NAMED }),
  ]);
  const listed = { summary, agencies: agencies.slice(0, FORMS_NAMED), forms };
  if (summary.forms > FORMS_DRAWN) return { ...listed, measures: null, grouped: builtGroups(await cube(), completion) };
  return { ...listed, measures: await askMeasures(engine, { ...options, filter: EVERYTHING }), grouped: {} };
}
