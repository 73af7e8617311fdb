import { placeAmong, quantile } from './order.ts';
import type { AgencyValueRow } from './peers.ts';

/** An agency with its place among all that have a number. */
export type RankedRow = AgencyValueRow & {
  /** 1 is first, equal values share a rank; null without a number. */
  readonly rank: number | null;
  /** Share of the other agencies below it, equal ones counting half (0 to 1); null without a number or others. */
  readonly percentile: number | null;
  /** Value minus the median of all, in the unit of the value. */
  readonly distance_to_median: number | null;
};

export interface Ranking {
  readonly rows: readonly RankedRow[];
  /** Agencies that have a number. */
  readonly count: number;
  readonly median: number | null;
}

/** Places agencies by their number, the best first; those without one come last, unranked. */
export function rankAgencies(rows: readonly AgencyValueRow[], direction: string | null = null): Ranking {
  const values = rows.flatMap((row) => (row.value === null ? [] : [row.value])).sort((a, b) => a - b);
  const median = values.length === 0 ? null : quantile(values, 0.5);
  const sign = direction === 'lower_is_better' ? 1 : -1;
  const ranked = rows.map((row) => ranking(row, values, { median, sign }));
  const order = (row: RankedRow) => row.rank ?? Number.POSITIVE_INFINITY;
  return {
    rows: ranked.sort((a, b) => compare(order(a), order(b)) || compare(a.agency_id, b.agency_id)),
    count: values.length,
    median,
  };
}

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface RankingOptions {
  readonly median: number | null;
  readonly sign: 1 | -1;
}

function ranking(row: AgencyValueRow, values: readonly number[], { median, sign }: RankingOptions): RankedRow {
  const { value } = row;
  if (value === null || median === null) return { ...row, rank: null, percentile: null, distance_to_median: null };
  const { below, equal, above } = placeAmong(values, value);
  const others = values.length - 1;
  return {
    ...row,
    rank: 1 + (sign === -1 ? above : below),
    percentile: others === 0 ? null : (below + (equal - 1) / 2) / others,
    distance_to_median: Number((value - median).toPrecision(12)),
  };
}
