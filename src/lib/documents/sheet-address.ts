/** A rectangle of cells; all bounds 0-based and included. */
export interface CellRange {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

export interface CellAddress {
  readonly row: number;
  readonly column: number;
}

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** The letters of a 0-based column: 0 is A, 26 is AA. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** `C12` as row 11, column 2; undefined if it is no address of a sheet. */
export function cellAddress(reference: string): CellAddress | undefined {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  const row = Number(reference.slice(at));
  if (at === 0 || !Number.isInteger(row) || row < 1 || row > MOST_ROWS || column > MOST_COLUMNS) return undefined;
  return { row: row - 1, column: column - 1 };
}

/** `A1:C4` as a rectangle. */
export function cellRange(reference: string): CellRange | undefined {
  const [from = '', to = from] = reference.split(':');
  const first = cellAddress(from.replaceAll('$', ''));
  const last = cellAddress(to.replaceAll('$', ''));
  if (!first || !last) return undefined;
  return {
    firstRow: Math.min(first.row, last.row),
    firstColumn: Math.min(first.column, last.column),
    lastRow: Math.max(first.row, last.row),
    lastColumn: Math.max(first.column, last.column),
  };
}
