/** Values of one peer group, ascending. */
export interface PeerGroup {
  readonly values: readonly number[];
}

/** Lower and upper fence of the peers of one value; null if there are too few of them or their quartiles coincide. */
export interface Fences {
  readonly low: number;
  readonly high: number;
  readonly quartiles: readonly [number, number];
  readonly median: number;
  readonly peers: number;
}

/** The value at a share of the sorted list that leaves out position `skip` (linear between neighbours, as in spreadsheets). */
function quantile(values: readonly number[], share: number, skip: number): number {
  const count = values.length - 1;
  const place = (count - 1) * share;
  const low = Math.floor(place);
  const at = (index: number): number => values[index < skip ? index : index + 1] ?? 0;
  return at(low) + (place - low) * (at(Math.min(low + 1, count - 1)) - at(low));
}

/**
 * Fences (inclusive) around the peers of the value at `position`, itself left out: quartiles minus and plus `reach` times
 * their distance. Without enough peers or without spread there are none.
 */
export function fencesAround(
  { values }: PeerGroup,
  position: number,
  { leastPeers, reach }: { readonly leastPeers: number; readonly reach: number },
): Fences | null {
  const peers = values.length - 1;
  if (peers < leastPeers) return null;
  const first = quantile(values, 0.25, position);
  const third = quantile(values, 0.75, position);
  if (first === third) return null;
  const spread = (third - first) * reach;
  return {
    low: first - spread,
    high: third + spread,
    quartiles: [first, third],
    median: quantile(values, 0.5, position),
    peers,
  };
}
