/** Quantile of ascending numbers with linear interpolation, as the engines compute it; NaN of none. */
export function quantile(ascending: readonly number[], share: number): number {
  const place = (ascending.length - 1) * share;
  const low = ascending[Math.floor(place)] ?? Number.NaN;
  const high = ascending[Math.ceil(place)] ?? low;
  return Number((low + (high - low) * (place - Math.floor(place))).toPrecision(15));
}

/** How many of ascending numbers lie below, at and above a value. */
export function placeAmong(
  ascending: readonly number[],
  value: number,
): { readonly below: number; readonly equal: number; readonly above: number } {
  const below = firstIndex(ascending, (other) => other >= value);
  const upTo = firstIndex(ascending, (other) => other > value);
  return { below, equal: upTo - below, above: ascending.length - upTo };
}

/** Index of the first number for which a test holds that, once it holds, holds to the end. */
function firstIndex(ascending: readonly number[], test: (value: number) => boolean): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(ascending[middle] ?? Number.NaN)) high = middle;
    else low = middle + 1;
  }
  return low;
}
