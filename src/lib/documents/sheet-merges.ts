import type { CellRange } from './sheet-address.ts';

const COLUMNS = 16_384;

/** Finds the merged range a cell lies in; rows must be asked for in ascending order. */
export interface MergeFinder {
  at(row: number, column: number): CellRange | undefined;
}

/** Merged ranges of a sheet. One that overlaps another above or left of it is invalid and ignored, as in Excel. */
export function mergeFinder(merges: readonly CellRange[]): MergeFinder {
  const waiting = [...merges].sort((a, b) => a.firstRow - b.firstRow || a.firstColumn - b.firstColumn);
  const ranges: CellRange[] = [];
  const coveredUntil = new Int32Array(waiting.length > 0 ? COLUMNS : 0).fill(-1);
  const coveredBy = new Int32Array(coveredUntil.length);
  let next = 0;

  function begin(range: CellRange): void {
    for (let column = range.firstColumn; column <= range.lastColumn; column++) {
      if ((coveredUntil[column] ?? -1) >= range.firstRow) return;
    }
    coveredUntil.fill(range.lastRow, range.firstColumn, range.lastColumn + 1);
    coveredBy.fill(ranges.length, range.firstColumn, range.lastColumn + 1);
    ranges.push(range);
  }

  return {
    at(row, column) {
      for (let range = waiting[next]; range && range.firstRow <= row; range = waiting[++next]) begin(range);
      return (coveredUntil[column] ?? -1) >= row ? ranges[coveredBy[column] ?? 0] : undefined;
    },
  };
}
