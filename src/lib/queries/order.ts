/** Ascending numbers: an array, or a view of one. */
export interface Ascending {
  readonly length: number;
  at(index: number): number | undefined;
}

/** Ascending numbers with the one at an index left out, without copying them. */
export function leavingOut(ascending: Ascending, index: number): Ascending {
  return { length: ascending.length - 1, at: (place) => ascending.at(place < index ? place : place + 1) };
}

/** Quantile of ascending numbers with linear interpolation, as the engines compute it; NaN of none. */
export function quantile(ascending: Ascending, share: number): number {
  const place = Math.max(0, (ascending.length - 1) * share);
  const low = ascending.at(Math.floor(place)) ?? Number.NaN;
  const high = ascending.at(Math.ceil(place)) ?? low;
  return Number((low + (high - low) * (place - Math.floor(place))).toPrecision(15));
}

/** How many of ascending numbers lie below, at and above a value. */
export function placeAmong(
  ascending: Ascending,
  value: number,
): { readonly below: number; readonly equal: number; readonly above: number } {
  const below = firstIndex(ascending, (other) => other >= value);
  const upTo = firstIndex(ascending, (other) => other > value);
  return { below, equal: upTo - below, above: ascending.length - upTo };
}

/** Index of the first number for which a test holds that, once it holds, holds to the end. */
function firstIndex(ascending: Ascending, test: (value: number) => boolean): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(ascending.at(middle) ?? Number.NaN)) high = middle;
    else low = middle + 1;
  }
  return low;
}
