import type { Engine } from '#lib/engines/index.ts';
import {
  among,
  EVERYTHING,
  runAgencyDetail,
  runBudgets,
  runMix,
  runSatisfaction,
  type AgencyDetail,
} from '#lib/queries/index.ts';
import type { MeasureData } from '../compare/measures.ts';

/** Everything the page of one agency shows. */
export interface AgencyReport {
  readonly detail: AgencyDetail;
  /** Its own budgets and indicators; the satisfaction targets of all agencies of its kind, to stand among them. */
  readonly measures: Pick<MeasureData, 'budget' | 'mix' | 'satisfaction'>;
}

/** The report of an agency, or null when the dataset has no such agency. */
export async function agencyReport(engine: Engine, id: string, signal?: AbortSignal): Promise<AgencyReport | null> {
  const detail = await runAgencyDetail(engine, id, { signal });
  if (detail === null) return null;
  const own = among('agency', id);
  const peers = detail.agency.kind === null ? EVERYTHING : among('kind', detail.agency.kind);
  const [budget, mix, satisfaction] = await Promise.all([
    runBudgets(engine, own, { signal }),
    runMix(engine, own, { signal }),
    runSatisfaction(engine, peers, { signal }),
  ]);
  return { detail, measures: { budget, mix, satisfaction } };
}
