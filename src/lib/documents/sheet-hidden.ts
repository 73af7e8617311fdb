/** A stretch of hidden rows or columns; both ends 0-based and included. */
export interface Interval {
  readonly first: number;
  readonly last: number;
}

/** Which rows (or columns) of a sheet are hidden. */
export interface HiddenLines {
  /** The stretch a line is hidden in, by its number in `intervals`; -1 if it is shown. */
  intervalOf(line: number): number;
  /** How many hidden lines come before this one. */
  before(line: number): number;
  /** The first shown line from here to `last`, or undefined. */
  firstShown(line: number, last: number): number | undefined;
  readonly intervals: readonly Interval[];
}

/** Hidden lines from stretches in any order. */
export function hiddenLines(stretches: readonly Interval[]): HiddenLines {
  const intervals = merged(stretches);
  const counted = [0];
  for (const { first, last } of intervals) counted.push((counted.at(-1) ?? 0) + last - first + 1);

  /** The number of intervals that begin at or before the line. */
  function begun(line: number): number {
    let low = 0;
    let high = intervals.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((intervals[middle]?.first ?? Infinity) <= line) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function intervalOf(line: number): number {
    const index = begun(line) - 1;
    return (intervals[index]?.last ?? -1) >= line ? index : -1;
  }

  function before(line: number): number {
    const count = begun(line - 1);
    const last = intervals[count - 1];
    return last ? (counted[count] ?? 0) - Math.max(0, last.last - line + 1) : 0;
  }

  function firstShown(line: number, last: number): number | undefined {
    const hidden = intervals[intervalOf(line)];
    const shown = hidden ? hidden.last + 1 : line;
    return shown <= last ? shown : undefined;
  }

  return { intervals, intervalOf, before, firstShown };
}

/** Stretches in ascending order, those that touch joined. */
function merged(stretches: readonly Interval[]): Interval[] {
  const joined: { first: number; last: number }[] = [];
  for (const { first, last } of [...stretches].sort((a, b) => a.first - b.first)) {
    const previous = joined.at(-1);
    if (previous && first <= previous.last + 1) previous.last = Math.max(previous.last, last);
    else joined.push({ first, last });
  }
  return joined;
}
