import type { Engine } from '#lib/engines/index.ts';
import {
  among,
  EVERYTHING,
  peerPosition,
  runAgencyDetail,
  runAgencyValues,
  runBudgets,
  runMix,
  runSatisfaction,
  type AgencyDetail,
  type PeerMeasure,
  type PeerResult,
} from '#lib/queries/index.ts';
import type { MeasureData } from '../compare/measures.ts';

/** Where the agency stands among those of its kind in one measure. */
export interface Standing {
  readonly measure: PeerMeasure['measure'];
  readonly value: number | null;
  readonly result: PeerResult;
}

/** Everything the page of one agency shows. */
export interface AgencyReport {
  readonly detail: AgencyDetail;
  /** Its own budgets and indicators; the satisfaction targets of all agencies of its kind, to stand among them. */
  readonly measures: Pick<MeasureData, 'budget' | 'mix' | 'satisfaction'>;
  readonly standings: readonly Standing[];
}

/** What agencies of one kind are placed by. Only whole-department forms: projects differ too much in kind and number. */
const PLACED_BY: readonly PeerMeasure[] = [
  { measure: 'quantified' },
  { measure: 'concept', concept: 'satisfaction_rate', kind: 'rate' },
  { measure: 'budget', form_type: 'department' },
];

/** The report of an agency, or null when the dataset has no such agency. */
export async function agencyReport(engine: Engine, id: string, signal?: AbortSignal): Promise<AgencyReport | null> {
  const detail = await runAgencyDetail(engine, id, { signal });
  if (detail === null) return null;
  const own = among('agency', id);
  const peers = detail.agency.kind === null ? EVERYTHING : among('kind', detail.agency.kind);
  const [budget, mix, satisfaction, standings] = await Promise.all([
    runBudgets(engine, own, { signal }),
    runMix(engine, own, { signal }),
    runSatisfaction(engine, peers, { signal }),
    Promise.all(PLACED_BY.map((measure) => standing(engine, { id, measure, signal }))),
  ]);
  return { detail, measures: { budget, mix, satisfaction }, standings };
}

interface StandingQuestion {
  readonly id: string;
  readonly measure: PeerMeasure;
  readonly signal: AbortSignal | undefined;
}

async function standing(engine: Engine, { id, measure, signal }: StandingQuestion): Promise<Standing> {
  const rows = await runAgencyValues(engine, EVERYTHING, { measure, signal });
  const value = rows.find((row) => row.agency_id === id)?.value ?? null;
  return { measure: measure.measure, value, result: peerPosition(rows, id) };
}
