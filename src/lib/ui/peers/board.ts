import type { Filter } from '#lib/queries/index.ts';

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
export const BOARD_PARAMS = ['pa', 'pg', 'po', 'pn', 'pb', 'pt', 'ps'] as const;
export type BoardParam = (typeof BOARD_PARAMS)[number];

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
}
