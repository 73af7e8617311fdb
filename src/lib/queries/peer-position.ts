import type { AgencyValueRow } from './peers.ts';
import { placeAmong, quantile } from './order.ts';

/** Whom an agency is put beside. */
export type PeerGroup = readonly ('kind' | 'level' | 'province')[];

export interface PeerOptions {
  readonly peersBy?: PeerGroup;
  /** Fewer peers give no position; three unless said (domain.md 1.7). */
  readonly minimumPeers?: number;
  /** `lower_is_better` ranks the smallest first; otherwise the largest comes first. */
  readonly direction?: string | null;
}

/** Where an agency stands among its peers (itself left out). */
export interface PeerPosition {
  readonly peers: number;
  readonly value: number;
  readonly below: number;
  readonly equal: number;
  readonly above: number;
  /** 1 is first; equal values share a rank. Of `peers + 1`. */
  readonly rank: number;
  /** Share of the peers below, equal ones counting half; 0 to 1. */
  readonly percentile: number;
  readonly median: number;
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
  /** Value minus the peers' median, in the unit of the value. */
  readonly distanceToMedian: number;
  /** First and last fiscal year compared, when they differ. */
  readonly years: readonly [number, number] | null;
}

export type PeerResult =
  | { readonly position: PeerPosition; readonly reason: null }
  | {
      readonly position: null;
      readonly reason: 'no_value' | 'too_few_peers' | 'unknown_group';
      readonly peers: number;
      /** How many peers a position needs. */
      readonly minimum: number;
    };

const MINIMUM_PEERS = 3;
const GROUP_COLUMNS = { kind: 'agency_kind', level: 'region_level', province: 'province_code' } as const;

/** Position of an agency among the peers in `rows` that have a number; null with the reason if there is none. */
export function peerPosition(rows: readonly AgencyValueRow[], agencyId: string, options: PeerOptions = {}): PeerResult {
  const own = rows.find((row) => row.agency_id === agencyId);
  const minimum = options.minimumPeers ?? MINIMUM_PEERS;
  const none = { position: null, peers: 0, minimum } as const;
  if (!own || own.value === null) return { ...none, reason: 'no_value' };
  const group = options.peersBy ?? ['kind'];
  if (group.some((by) => own[GROUP_COLUMNS[by]] === null)) return { ...none, reason: 'unknown_group' };
  const peers = peersOf(own, rows, group);
  if (peers.length < minimum) return { ...none, reason: 'too_few_peers', peers: peers.length };
  return { position: placed({ ...own, value: own.value }, peers, options.direction ?? null), reason: null };
}

type Valued = AgencyValueRow & { readonly value: number };

function peersOf(own: AgencyValueRow, rows: readonly AgencyValueRow[], group: PeerGroup): Valued[] {
  return rows.flatMap((row) => {
    const same = group.every((by) => row[GROUP_COLUMNS[by]] === own[GROUP_COLUMNS[by]]);
    return same && row.agency_id !== own.agency_id && row.value !== null ? [{ ...row, value: row.value }] : [];
  });
}

function placed(own: Valued, peers: readonly Valued[], direction: string | null): PeerPosition {
  const values = peers.map((peer) => peer.value).sort((a, b) => a - b);
  const { below, equal, above } = placeAmong(values, own.value);
  const median = quantile(values, 0.5);
  return {
    peers: values.length,
    value: own.value,
    below,
    equal,
    above,
    rank: 1 + (direction === 'lower_is_better' ? below : above),
    percentile: (below + equal / 2) / values.length,
    median,
    lowerQuartile: quantile(values, 0.25),
    upperQuartile: quantile(values, 0.75),
    distanceToMedian: Number((own.value - median).toPrecision(12)),
    years: yearSpan([own, ...peers]),
  };
}

function yearSpan(rows: readonly AgencyValueRow[]): readonly [number, number] | null {
  const years = rows.flatMap((row) => [row.first_year, row.last_year]).filter((year) => year !== null);
  const first = Math.min(...years);
  const last = Math.max(...years);
  return years.length === 0 || first === last ? null : [first, last];
}
