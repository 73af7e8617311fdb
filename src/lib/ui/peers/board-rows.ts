import {
  difference,
  peerPositions,
  peersOf,
  type PeerOptions,
  type PeerPosition,
  type PeerResult,
  type PeerRow,
} from '#lib/queries/index.ts';
import type { Baseline, BoardState, SortKey } from './board.ts';

/** One row of the leaderboard. */
export interface BoardRow {
  readonly row: PeerRow;
  readonly result: PeerResult;
  /** Value minus the baseline, in the unit of the value; null where one of them is unknown. */
  readonly difference: number | null;
}

/** The leaderboard of a measure. */
export interface Board {
  /** In the order asked for; those without a number last. */
  readonly rows: readonly BoardRow[];
  /** The agency in focus; null where none is chosen or it has no row. */
  readonly focus: BoardRow | null;
  /** How many groups of peers the rows fall into. */
  readonly groups: number;
  readonly unranked: number;
  /** Whether nobody has a place for want of peers alone. */
  readonly isTooFew: boolean;
  /** Agencies that are shown when no focus and no own selection restricts them, for choosing among. */
  readonly all: readonly PeerRow[];
}

export interface BoardOptions {
  readonly state: BoardState;
  readonly direction: string;
  /** Language tag for sorting names. */
  readonly tag: string;
}

/**
 * The rows a reader sees: all agencies, each among its own peers; with an agency in focus, it and its peers alone; with
 * an own selection, the selected agencies (and the one in focus).
 */
export function boardOf(rows: readonly PeerRow[], { state, direction, tag }: BoardOptions): Board {
  const own = state.isOwn ? state.own : null;
  const options: PeerOptions = { peersBy: state.group, own, minimumPeers: state.minimum, direction };
  const focused = rows.find((row) => row.agency_id === state.focus);
  const members = shownRows(rows, focused, options);
  const placed = peerPositions(members, options);
  const agency = typeof state.baseline === 'object' ? state.baseline.agency : null;
  const beside = rows.find((row) => row.agency_id === agency)?.value ?? null;
  const shown = placed.map(({ row, result }) => {
    const base = baseOf(state.baseline, { row, result, beside });
    return { row, result, difference: row.value === null || base === null ? null : difference(row.value, base) };
  });
  const sorted = sortRows(shown, state.sort, tag);
  return {
    rows: sorted,
    focus: sorted.find(({ row }) => row === focused) ?? null,
    groups: own || focused ? 1 : new Set(members.map((row) => groupOf(row, state))).size,
    unranked: sorted.filter(({ result }) => result.position === null).length,
    isTooFew: sorted.length > 0 && sorted.every(({ result }) => result.reason !== null) && sorted.some(hasTooFew),
    all: rows,
  };
}

function hasTooFew({ result }: BoardRow): boolean {
  return result.reason === 'too_few_peers';
}

function shownRows(rows: readonly PeerRow[], focused: PeerRow | undefined, options: PeerOptions): readonly PeerRow[] {
  if (focused) return peersOf(focused, rows, options);
  return options.own ? rows.filter((row) => options.own?.has(row.agency_id)) : rows;
}

function groupOf(row: PeerRow, { group }: BoardState): string {
  const columns = { kind: row.agency_kind, level: row.region_level, province: row.province_code, size: row.size_class };
  return JSON.stringify(group.map((trait) => columns[trait]));
}

interface BaseContext {
  readonly row: PeerRow;
  readonly result: PeerResult;
  readonly beside: number | null;
}

function baseOf(baseline: Baseline, { row, result, beside }: BaseContext): number | null {
  if (typeof baseline === 'object') return beside;
  if (baseline === 'last_year') return row.previous;
  const position = result.position;
  return position === null ? null : position[QUANTILES[baseline]];
}

const QUANTILES = { median: 'median', lower: 'lowerQuartile', upper: 'upperQuartile' } as const;

function sortRows(rows: readonly BoardRow[], { key, descending }: BoardState['sort'], tag: string): BoardRow[] {
  const collator = new Intl.Collator(tag, { numeric: true });
  const name = ({ row }: BoardRow) => row.agency_name ?? row.agency_id;
  const byName = (a: BoardRow, b: BoardRow) => collator.compare(name(a), name(b));
  const size = ({ row }: BoardRow) => row.value ?? Number.NEGATIVE_INFINITY;
  const byValue = (a: BoardRow, b: BoardRow) => (size(a) === size(b) ? byName(a, b) : size(b) - size(a));
  const sign = descending ? -1 : 1;
  if (key === 'name') return rows.toSorted((a, b) => sign * byName(a, b));
  return rows.toSorted((a, b) => {
    const [left, right] = [numberOf(a, key), numberOf(b, key)];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || byValue(a, b);
    return sign * (left - right) || byValue(a, b);
  });
}

function numberOf({ row, result, difference: apart }: BoardRow, key: Exclude<SortKey, 'name'>): number | null {
  switch (key) {
    case 'rank':
      return result.position?.rank ?? null;
    case 'value':
      return row.value;
    case 'difference':
      return apart;
    case 'percentile':
      return result.position?.percentile ?? null;
    case 'peers':
      return result.position?.peers ?? null;
    case 'year':
      return row.last_year;
  }
}

/** The ends of the scale a row is drawn on: its group's lowest and highest number, its own included. */
export function scaleOf({ value, minimum, maximum }: PeerPosition): readonly [low: number, high: number] {
  return [Math.min(value, minimum), Math.max(value, maximum)];
}
