/** A value and how many targets demand it. */
export interface Counted {
  readonly number: number;
  readonly count: number;
}

/** The fences of a group of comparable targets, and the values outside them. */
export interface Fence {
  /** Targets with a number. */
  readonly count: number;
  readonly state: 'fenced' | 'too_few' | 'no_spread';
  /** Quartiles minus and plus one and a half times their distance; null unless fenced. */
  readonly low: number | null;
  readonly high: number | null;
  readonly median: number | null;
  /** Values outside the fences of their own peers, ascending. */
  readonly outside: readonly number[];
  /** How many targets demand one of them. */
  readonly outlying: number;
}

/** Peers a target is judged by, itself left out: the quartiles of fewer are set by one or two of them. */
export const LEAST_PEERS = 8;
const REACH = 1.5;

/**
 * The fences around a group's values, given ascending with their counts. Each value is judged by the others: one
 * target is taken out before the quartiles are drawn, so that a single far value cannot widen its own fence.
 */
export function fenceOf(values: readonly Counted[]): Fence {
  const sums = runningSums(values);
  const count = sums.at(-1) ?? 0;
  const none = { count, low: null, high: null, median: null, outside: [], outlying: 0 };
  if (count <= LEAST_PEERS) return { ...none, state: 'too_few' };
  const whole = { values, sums, without: null };
  const [first, third] = [quantile(whole, 0.25), quantile(whole, 0.75)];
  const outside = values.filter((_, index) => isOutside({ values, sums, without: index }));
  if (first === third && outside.length === 0) return { ...none, state: 'no_spread' };
  return {
    count,
    state: 'fenced',
    low: rounded(first - REACH * (third - first)),
    high: rounded(third + REACH * (third - first)),
    median: quantile(whole, 0.5),
    outside: outside.map(({ number }) => number),
    outlying: outside.reduce((sum, one) => sum + one.count, 0),
  };
}

/** Values as one ascending list, of which one copy of the value at `without` is taken out. */
interface Listed {
  readonly values: readonly Counted[];
  readonly sums: readonly number[];
  readonly without: number | null;
}

function isOutside(list: Listed): boolean {
  const value = list.values[list.without ?? 0]?.number ?? 0;
  const [first, third] = [quantile(list, 0.25), quantile(list, 0.75)];
  if (first === third) return false;
  const reach = REACH * (third - first);
  return value < rounded(first - reach) || value > rounded(third + reach);
}

/** Quantile with linear interpolation, as the engines compute it. */
function quantile(list: Listed, share: number): number {
  const count = (list.sums.at(-1) ?? 0) - (list.without === null ? 0 : 1);
  const place = (count - 1) * share;
  const low = valueAt(list, Math.floor(place));
  return rounded(low + (valueAt(list, Math.ceil(place)) - low) * (place % 1));
}

function valueAt({ values, sums, without }: Listed, place: number): number {
  const skipped = without === null ? place : place + Number(place >= (sums[without] ?? 0) - 1);
  let low = 0;
  let high = sums.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > skipped) high = middle;
    else low = middle + 1;
  }
  return values[low]?.number ?? Number.NaN;
}

function runningSums(values: readonly Counted[]): number[] {
  let sum = 0;
  return values.map(({ count }) => (sum += count));
}

/** Without what binary fractions add: fences are compared with printed numbers. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
