import type { Cube } from './cube.ts';
import type { Selection } from './selection.ts';
import type { Shares } from './shares.ts';
import type { Tally } from './tally.ts';

/** What answering took; counts up. */
export interface CubeWork {
  /** Cells looked at. */
  cells: number;
}

/** Indicators per pattern of the forms that a selection leaves to one of its residuals. */
export function patternSums(cube: Cube, selection: Selection, residual: number): Float64Array {
  const { start, pattern, count } = cube.cells;
  const sums = new Float64Array(cube.patterns.start.length - 1);
  const forms = cube.forms.count.length;
  for (let form = 0; form < forms; form += 1) {
    if (selection.residualOf[form] !== residual) continue;
    const end = start[form + 1] as number;
    for (let cell = start[form] as number; cell < end; cell += 1) {
      const at = pattern[cell] as number;
      sums[at] = (sums[at] as number) + (count[cell] as number);
    }
  }
  return sums;
}

/** What the indicators of each group of forms add up to, all shares taken together. */
export function formSums(cube: Cube, shares: Shares): Float64Array {
  const { start, pattern, count } = cube.cells;
  const forms = cube.forms.count.length;
  const weights = shares.start.map((from, at) => (shares.start[at + 1] ?? from) - from);
  const sums = new Float64Array(forms);
  for (let form = 0; form < forms; form += 1) {
    const end = start[form + 1] as number;
    let sum = 0;
    for (let cell = start[form] as number; cell < end; cell += 1) {
      sum += (weights[pattern[cell] as number] as number) * (count[cell] as number);
    }
    sums[form] = sum;
  }
  return sums;
}

/** What to count a crossing of forms and patterns by. */
export interface Crossing {
  readonly selection: Selection;
  /** Shares per residual of the selection. */
  readonly shares: readonly Shares[];
  /** Group of each group of forms, and how many groups the shares have. */
  readonly formGroups: Uint32Array;
  readonly groups: number;
}

/** Counts every cell into the group of its forms and those of its shares; returns how many cells it looked at. */
export function tallyCrossing(cube: Cube, crossing: Crossing, tally: Tally): number {
  const { start, pattern, count } = cube.cells;
  const { selection, shares, formGroups, groups } = crossing;
  let visited = 0;
  for (let form = 0; form < formGroups.length; form += 1) {
    const own = shares[selection.residualOf[form] as number];
    if (own === undefined) continue;
    const base = (formGroups[form] as number) * groups;
    const rowEnd = start[form + 1] as number;
    const from = firstFrom(pattern, own.from, { low: start[form] as number, high: rowEnd });
    let cell = from;
    for (; cell < rowEnd; cell += 1) {
      const at = pattern[cell] as number;
      if (at >= own.to) break;
      const end = own.start[at + 1] as number;
      for (let share = own.start[at] as number; share < end; share += 1) {
        tally.add(base + (own.group[share] as number), count[cell] as number);
      }
    }
    visited += cell - from;
  }
  return visited;
}

/** The first place from `low` to before `high` whose pattern is at least this one. */
function firstFrom(
  patterns: Uint32Array,
  least: number,
  { low, high }: { readonly low: number; readonly high: number },
): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((patterns[middle] as number) < least) from = middle + 1;
    else to = middle;
  }
  return from;
}
