import { formatNumber, formatPercent } from '#lib/i18n/index.ts';
import type { PeerReason, PeerResult } from '#lib/queries/index.ts';
import type { Text } from '../text.ts';
import type { Baseline } from './board.ts';
import type { BoardRow } from './board-rows.ts';
import type { MeasureFormat } from './measure-name.ts';

/** The cells of a row as texts. */
export interface BoardCells {
  readonly name: string;
  /** Kind and region, quieter. */
  readonly about: string;
  readonly rank: string;
  readonly value: string;
  readonly difference: string;
  readonly percentile: string;
  readonly peers: string;
  readonly year: string;
  /** Why there is no place, or what limits the comparison; empty for nothing. */
  readonly remark: string;
}

/** What stands in the cells of a row. */
export function cellsOf({ row, result, difference }: BoardRow, format: MeasureFormat, text: Text): BoardCells {
  const { site } = text.messages;
  const { position } = result;
  const kind = row.agency_kind === null ? site.unknown : text.term('kinds', row.agency_kind);
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : formatNumber(value, text.locale);
  return {
    name: row.agency_name ?? row.agency_id,
    about: [kind, row.region_name].filter((part) => part !== null).join(' · '),
    rank: number(position?.rank),
    value: format.value(row.shown),
    difference: format.difference(difference),
    percentile: position === null ? '' : percentileText(position.percentile, text),
    peers: number(result.reason === 'too_few_peers' ? result.peers : position?.peers),
    year: row.last_year === null ? site.unknown : String(row.last_year),
    remark: remarkOf({ row, result, difference }, text),
  };
}

/** A percentile as the number readers know: 0 to 100. */
export function percentileText(percentile: number, text: Text): string {
  return formatPercent(percentile, text.locale, { digits: 0 });
}

/** Why an agency has no place, in a sentence; empty when it has one. */
export function reasonText(result: PeerResult, text: Text): string {
  if (result.position !== null) return '';
  const reasons: Readonly<Record<PeerReason, (peers: number, minimum: number) => string>> = text.words.peers.reasons;
  return reasons[result.reason](result.peers, result.minimum);
}

function remarkOf({ row, result }: BoardRow, text: Text): string {
  const { notes } = text.words.peers;
  const said = row.notes.filter((note) => note !== 'no_value').map((note) => notes[note]);
  const reason = row.shown !== null && row.value === null ? [] : [reasonText(result, text)];
  return [...reason, ...said].filter((part) => part !== '').join(text.words.peers.between);
}

/** The name of a baseline; an agency by its name. */
export function baselineName(baseline: Baseline, text: Text, agency: string | null): string {
  const { peers } = text.words;
  return typeof baseline === 'object' ? (agency ?? baseline.agency) : peers.baselines[baseline];
}
