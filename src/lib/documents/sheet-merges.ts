import type { CellRange } from './sheet-address.ts';

/** Finds the merged range a cell lies in; rows must be asked for in ascending order. */
export interface MergeFinder {
  at(row: number, column: number): CellRange | undefined;
}

/**
 * Merged ranges of a sheet with cells in the first `width` columns. One that overlaps another above or left of it is
 * invalid and ignored, as in Excel.
 */
export function mergeFinder(merges: readonly CellRange[], width: number): MergeFinder {
  const waiting = [...merges].sort((a, b) => a.firstRow - b.firstRow || a.firstColumn - b.firstColumn);
  const ranges: CellRange[] = [];
  const coveredUntil = new Int32Array(width).fill(-1);
  const coveredBy = new Int32Array(coveredUntil.length);
  let next = 0;

  function begin(range: CellRange): void {
    const end = Math.min(range.lastColumn + 1, width);
    for (let column = range.firstColumn; column < end; column++) {
      if ((coveredUntil[column] ?? -1) >= range.firstRow) return;
    }
    coveredUntil.fill(range.lastRow, range.firstColumn, end);
    coveredBy.fill(ranges.length, range.firstColumn, end);
    ranges.push(range);
  }

  return {
    at(row, column) {
      for (let range = waiting[next]; range && range.firstRow <= row; range = waiting[++next]) begin(range);
      return (coveredUntil[column] ?? -1) >= row ? ranges[coveredBy[column] ?? 0] : undefined;
    },
  };
}
