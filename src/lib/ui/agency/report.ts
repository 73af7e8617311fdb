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
  runSearch,
  type AgencyDetail,
  type AgencyValueRow,
  type PeerMeasure,
  type PeerResult,
} from '#lib/queries/index.ts';
import type { MeasureData } from '../compare/measures.ts';
import { changesSinceLastYear, type YearChange } from '../public/change.ts';

/** Where the agency stands among those of its kind in one measure. */
export interface Standing {
  readonly measure: PeerMeasure['measure'];
  readonly value: number | null;
  readonly result: PeerResult;
}

/** Everything the page of one agency shows. */
export interface AgencyReport {
  readonly detail: AgencyDetail;
  /** Its own budgets, indicators and satisfaction targets; beside these, those of its kind as long as they are few. */
  readonly measures: Pick<MeasureData, 'budget' | 'mix' | 'satisfaction'>;
  readonly standings: readonly Standing[];
  /** What its forms say beside those of the year before, by form type. */
  readonly changes: readonly YearChange[];
}

/** The values of all agencies in one measure: the same for every page, so that a build asks for them once. */
export type AskValues = (measure: PeerMeasure) => Promise<readonly AgencyValueRow[]>;

export interface ReportOptions {
  readonly signal?: AbortSignal | undefined;
  readonly values?: AskValues;
}

/** What agencies of one kind are placed by. Only whole-department forms: projects differ too much in kind and number. */
const PLACED_BY: readonly PeerMeasure[] = [
  { measure: 'quantified' },
  { measure: 'concept', concept: 'satisfaction_rate', kind: 'rate' },
  { measure: 'budget', form_type: 'department' },
];

/** The targets of so many agencies fit one chart; beyond, the page shows the agency's own and its place in words. */
const MOST_BESIDE = 12;

/** The report of an agency, or null when the dataset has no such agency. */
export async function agencyReport(
  engine: Engine,
  id: string,
  { signal, values = (measure) => runAgencyValues(engine, EVERYTHING, { measure, signal }) }: ReportOptions = {},
): Promise<AgencyReport | null> {
  const detail = await runAgencyDetail(engine, id, { signal });
  if (detail === null) return null;
  const own = among('agency', id);
  const valued = await Promise.all(PLACED_BY.map(async (measure) => ({ measure, rows: await values(measure) })));
  const [budget, mix, satisfaction, indicators] = await Promise.all([
    runBudgets(engine, own, { signal }),
    runMix(engine, own, { signal }),
    runSatisfaction(engine, besides(detail, valued[0]?.rows ?? []), { signal }),
    runSearch(engine, own, { signal }),
  ]);
  return {
    detail,
    measures: { budget, mix, satisfaction },
    standings: valued.map(({ measure, rows }) => standing(measure.measure, rows, id)),
    changes: changesSinceLastYear(detail.forms, indicators),
  };
}

/** The agencies whose satisfaction targets stand in one chart with this one's. */
function besides({ agency }: AgencyDetail, rows: readonly AgencyValueRow[]) {
  const peers = rows.filter(({ agency_kind }) => agency.kind === null || agency_kind === agency.kind);
  if (peers.length > MOST_BESIDE) return among('agency', agency.id);
  return agency.kind === null ? EVERYTHING : among('kind', agency.kind);
}

function standing(measure: PeerMeasure['measure'], rows: readonly AgencyValueRow[], id: string): Standing {
  const value = rows.find((row) => row.agency_id === id)?.value ?? null;
  return { measure, value, result: peerPosition(rows, id) };
}
