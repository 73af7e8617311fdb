import type { ValueCount } from './cube.ts';

/**
 * Quantiles of values with counts (ascending, as `CubeGroup.values`) for shares from 0 to 1, with linear interpolation
 * bit for bit what `quantile_cont` gives over the single values. NaN of no values.
 */
export function quartilesOf(values: readonly ValueCount[], shares: readonly number[]): number[] {
  const total = values.reduce((sum, { count }) => sum + count, 0);
  return shares.map((share) => {
    const place = (total - 1) * share;
    const low = valueAt(values, Math.floor(place));
    const high = valueAt(values, Math.ceil(place));
    const part = place - Math.floor(place);
    return part === 0 ? low : low * (1 - part) + high * part;
  });
}

/** How many of the values lie below one, and how many equal it: what rank and percentile rest on. */
export function countedBelow(
  values: readonly ValueCount[],
  value: number,
): { readonly below: number; readonly equal: number; readonly above: number } {
  let [below, equal, above] = [0, 0, 0];
  for (const { value: own, count } of values) {
    if (own < value) below += count;
    else if (own === value) equal += count;
    else above += count;
  }
  return { below, equal, above };
}

function valueAt(values: readonly ValueCount[], place: number): number {
  let passed = 0;
  for (const { value, count } of values) {
    passed += count;
    if (place < passed) return value;
  }
  return Number.NaN;
}
