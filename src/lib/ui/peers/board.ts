import {
  MINIMUM_PEERS,
  PEER_TRAITS,
  type Filter,
  type FormType,
  type PeerGroup,
  type PeerTrait,
} from '#lib/queries/index.ts';

/**
 * Parameters of the leaderboard in the address, beside the filter and the measure; all are codes, defaults left out.
 *
 * - `pa` the agency in focus (its id)
 * - `pg` who its peers are: `kind` (default), `level`, `province`, `size` joined by dots, `all`, or `own`
 * - `po` the agencies of an own selection, joined by dots
 * - `pn` fewest peers for a position (default 3)
 * - `pb` what values are held against: `median` (default), `lower`, `upper`, `last_year`, or an agency's id
 * - `pt` the form type compared, where the measure keeps form types apart
 * - `ps` the column sorted by, with `-` before it for the largest first (default `rank`)
 */
export type BoardParam = 'pa' | 'pg' | 'po' | 'pn' | 'pb' | 'pt' | 'ps';

/** What to change in the address; null takes a parameter out. */
export type BoardChange = Readonly<Partial<Record<BoardParam, string | null>>>;

/** What the page that places the leaderboard hands to it. */
export interface BoardProps {
  /** What the workbench keeps; years before the chosen ones are looked up for last year's value alone. */
  readonly filter: Filter;
  /** The same in words, for exports. */
  readonly filters: readonly string[];
  /** Permanent code of the measure, as in the address: `targets.median.satisfaction_rate` (see queries/measures.ts). */
  readonly measure: string;
  /** The query of the address; empty while the page is not alive. */
  readonly params: URLSearchParams;
  /** Writes the board's parameters to the address, keeping focus and scroll. */
  readonly onchange: (change: BoardChange) => void;
  /** Asks the engine only when true: the page is alive and the board is wanted. */
  readonly isAlive: boolean;
  /** Whether the page says the heading itself. */
  readonly isTitled?: boolean;
}

export const BASELINES = ['median', 'lower', 'upper', 'last_year'] as const;
/** What values are held against: a quantile of the peers, the agency's own last year, or another agency. */
export type Baseline = (typeof BASELINES)[number] | { readonly agency: string };

const SORT_KEYS = ['rank', 'name', 'value', 'difference', 'percentile', 'peers', 'year'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** What the address says of the leaderboard. */
export interface BoardState {
  readonly focus: string | null;
  readonly group: PeerGroup;
  /** Whether the peers are the own selection. */
  readonly isOwn: boolean;
  readonly own: ReadonlySet<string>;
  readonly minimum: number;
  readonly baseline: Baseline;
  readonly formType: FormType | null;
  readonly sort: { readonly key: SortKey; readonly descending: boolean };
}

const FORM_TYPES: readonly FormType[] = ['project', 'special_fund', 'department'];
const MOST_PEERS = 99;

/** Reads the board's state; what cannot be read is as if it were not there. */
export function readBoard(params: URLSearchParams): BoardState {
  const group = params.get('pg');
  const sort = params.get('ps') ?? 'rank';
  const minimum = Math.trunc(Number(params.get('pn') ?? MINIMUM_PEERS));
  const key = sort.replace(/^-/, '');
  return {
    focus: params.get('pa') || null,
    group: group === null || group === 'own' ? ['kind'] : traitsIn(group),
    isOwn: group === 'own',
    own: new Set((params.get('po') ?? '').split('.').filter((id) => id !== '')),
    minimum: minimum >= 1 && minimum <= MOST_PEERS ? minimum : MINIMUM_PEERS,
    baseline: baselineOf(params.get('pb') || 'median'),
    formType: FORM_TYPES.find((type) => type === params.get('pt')) ?? null,
    sort: { key: SORT_KEYS.find((one) => one === key) ?? 'rank', descending: sort.startsWith('-') },
  };
}

function traitsIn(text: string): PeerTrait[] {
  const named = text.split('.');
  return PEER_TRAITS.filter((trait) => named.includes(trait));
}

function baselineOf(text: string): Baseline {
  return BASELINES.find((name) => name === text) ?? { agency: text };
}

/** `pg` for a group of traits: none is `all`, and being of one kind is the default. */
export function groupParam(group: PeerGroup): string | null {
  if (group.length === 0) return 'all';
  return group.length === 1 && group[0] === 'kind'
    ? null
    : PEER_TRAITS.filter((trait) => group.includes(trait)).join('.');
}

/** `po` for a selection. */
export function ownParam(own: ReadonlySet<string>): string | null {
  return own.size === 0 ? null : [...own].sort().join('.');
}

/** `ps` after a click on a column's head: the same column turns round, another starts with its natural order. */
export function sortParam(key: SortKey, { sort }: BoardState): string | null {
  const first = key === 'rank' || key === 'name' ? key : `-${key}`;
  const other = first.startsWith('-') ? key : `-${key}`;
  const next = sort.key !== key || (sort.descending ? `-${key}` : key) !== first ? first : other;
  return next === 'rank' ? null : next;
}
