import type { AgencyValueRow } from './peers.ts';
import { leavingOut, placeAmong, quantile, type Ascending } from './order.ts';

/** Whom an agency is put beside: agencies that share all of these. */
export type PeerGroup = readonly PeerTrait[];
export const PEER_TRAITS = ['kind', 'level', 'province', 'size'] as const;
export type PeerTrait = (typeof PEER_TRAITS)[number];

export interface PeerOptions {
  readonly peersBy?: PeerGroup;
  /** Ids of the agencies chosen as peers; when given, `peersBy` is not looked at. */
  readonly own?: ReadonlySet<string> | null;
  /** Fewer peers give no position; three unless said (domain.md 1.7). */
  readonly minimumPeers?: number;
  /** `lower_is_better` and `earlier_is_better` rank the smallest first; otherwise the largest comes first. */
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
  readonly minimum: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly maximum: number;
  /** Value minus the peers' median and quartiles, in the unit of the value. */
  readonly distanceToMedian: number;
  readonly distanceToLowerQuartile: number;
  readonly distanceToUpperQuartile: number;
  /** First and last fiscal year compared, when they differ. */
  readonly years: readonly [number, number] | null;
}

export type PeerReason = 'no_value' | 'too_few_peers' | 'unknown_group';

export type PeerResult =
  | { readonly position: PeerPosition; readonly reason: null }
  | {
      readonly position: null;
      readonly reason: PeerReason;
      readonly peers: number;
      /** How many peers a position needs. */
      readonly minimum: number;
    };

export const MINIMUM_PEERS = 3;
const TRAIT_COLUMNS = {
  kind: 'agency_kind',
  level: 'region_level',
  province: 'province_code',
  size: 'size_class',
} as const;

/** Position of an agency among the peers in `rows` that have a number; null with the reason if there is none. */
export function peerPosition(rows: readonly AgencyValueRow[], agencyId: string, options: PeerOptions = {}): PeerResult {
  const own = rows.find((row) => row.agency_id === agencyId);
  if (own) return placePeers([own], peersOf(own, rows, options), options)[0]?.result ?? noPosition('no_value', options);
  return noPosition('no_value', options);
}

/** A row with its place among its peers. */
export interface Placed<R> {
  readonly row: R;
  readonly result: PeerResult;
}

/**
 * Every row's place among its peers in `rows`, in the order of the rows. Each agency is left out of its own peers, so
 * medians and quartiles differ a little from row to row.
 */
export function peerPositions<R extends AgencyValueRow>(rows: readonly R[], options: PeerOptions = {}): Placed<R>[] {
  if (options.own) {
    const chosen = rows.filter((row) => options.own?.has(row.agency_id));
    return placePeers(rows, chosen, options);
  }
  const groups = new Map<string | null, R[]>();
  for (const row of rows) {
    const key = groupKey(row, options);
    const members = groups.get(key);
    if (members) members.push(row);
    else groups.set(key, [row]);
  }
  const placed = [...groups.values()].flatMap((members) => placePeers(members, members, options));
  const places = new Map(placed.map((one) => [one.row, one]));
  return rows.flatMap((row) => places.get(row) ?? []);
}

/** The agencies among which this one is placed: those that share its traits, or the own selection; itself included. */
export function peersOf<R extends AgencyValueRow>(own: R, rows: readonly R[], options: PeerOptions): R[] {
  const key = groupKey(own, options);
  if (options.own) return rows.filter((row) => row === own || options.own?.has(row.agency_id));
  return rows.filter((row) => groupKey(row, options) === key);
}

/** Traits of a row as one key; null when one of them is unknown. */
function groupKey(row: AgencyValueRow, { peersBy = ['kind'] }: PeerOptions): string | null {
  const traits = peersBy.map((trait) => row[TRAIT_COLUMNS[trait]]);
  return traits.includes(null) ? null : JSON.stringify(traits);
}

function placePeers<R extends AgencyValueRow>(
  rows: readonly R[],
  peers: readonly R[],
  options: PeerOptions,
): Placed<R>[] {
  const valued = peers.filter((row) => row.value !== null);
  const values = valued.flatMap(({ value }) => (value === null ? [] : [value])).sort((a, b) => a - b);
  const ids = new Set(valued.map(({ agency_id }) => agency_id));
  const years = valued.flatMap(({ first_year, last_year }) => [first_year, last_year]).filter((year) => year !== null);
  const span = years.length === 0 ? [] : [least(years), -least(years.map((year) => -year))];
  return rows.map((row) => ({
    row,
    result: placeOf(row, { values, years: span, isPeer: ids.has(row.agency_id) }, options),
  }));
}

interface Field {
  /** Ascending numbers of the peers, the agency's own among them when it is one. */
  readonly values: readonly number[];
  /** First and last year of the peers; empty if none is known. */
  readonly years: readonly number[];
  readonly isPeer: boolean;
}

function placeOf(row: AgencyValueRow, { values, years, isPeer }: Field, options: PeerOptions): PeerResult {
  if (row.value === null) return noPosition('no_value', options);
  if (!options.own && groupKey(row, options) === null) return noPosition('unknown_group', options);
  const peers = values.length - (isPeer ? 1 : 0);
  if (peers < Math.max(1, options.minimumPeers ?? MINIMUM_PEERS)) return noPosition('too_few_peers', options, peers);
  const place = placeAmong(values, row.value);
  const { value } = row;
  const others = isPeer ? leavingOut(values, place.below) : values;
  const span = yearSpan([...years, row.first_year, row.last_year]);
  return { position: positionOf({ value, others, years: span }, options.direction ?? null), reason: null };
}

function noPosition(reason: PeerReason, { minimumPeers = MINIMUM_PEERS }: PeerOptions, peers = 0): PeerResult {
  return { position: null, reason, peers, minimum: Math.max(1, minimumPeers) };
}

function positionOf(
  {
    value,
    others,
    years,
  }: { readonly value: number; readonly others: Ascending; readonly years: PeerPosition['years'] },
  direction: string | null,
): PeerPosition {
  const { below, equal, above } = placeAmong(others, value);
  const [lowerQuartile, median, upperQuartile] = [
    quantile(others, 0.25),
    quantile(others, 0.5),
    quantile(others, 0.75),
  ];
  const fromLow = direction === 'lower_is_better' || direction === 'earlier_is_better';
  return {
    peers: others.length,
    value,
    below,
    equal,
    above,
    rank: 1 + (fromLow ? below : above),
    percentile: (below + equal / 2) / others.length,
    minimum: others.at(0) ?? value,
    lowerQuartile,
    median,
    upperQuartile,
    maximum: others.at(others.length - 1) ?? value,
    distanceToMedian: difference(value, median),
    distanceToLowerQuartile: difference(value, lowerQuartile),
    distanceToUpperQuartile: difference(value, upperQuartile),
    years,
  };
}

/** A difference without the noise of binary fractions. */
export function difference(value: number, other: number): number {
  return Number((value - other).toPrecision(12));
}

function yearSpan(years: readonly (number | null)[]): readonly [number, number] | null {
  const known = years.filter((year) => year !== null);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  return known.length === 0 || first === last ? null : [first, last];
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
}
