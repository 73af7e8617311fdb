/** A cell of a table before nested tables are flattened. */
export interface TableCell {
  /** What stands in the cell, in order: text (lines separated by a line feed) and tables. */
  readonly content: readonly (string | Table)[];
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly place: string;
}

/** A table with merged cells; covered positions have no cell. Cells stand in reading order. */
export interface Table {
  readonly rowCount: number;
  readonly cells: readonly TableCell[];
}

/** The text of a cell, without what stands in nested tables. */
export function cellText(cell: TableCell): string {
  return cell.content.filter((part) => typeof part === 'string').join('\n');
}

/** What a cell says of itself; its column follows from the cells before and above it. */
export interface LooseCell {
  readonly content: readonly (string | Table)[];
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface TableBuilder {
  startRow(): void;
  add(cell: LooseCell): void;
  /** Ends a group of rows (`thead`, `tbody`): no cell spans past it. */
  endRows(): void;
  finish(): Table;
}

/** How places of a table are written: from 0-based row and column. */
export type PlaceOf = (row: number, column: number) => string;

/** Places of the n-th table of a document: `T2R5C3`. */
export function tablePlaces(number: number): PlaceOf {
  return (row, column) => `T${number}R${row + 1}C${column + 1}`;
}

/**
 * Lays cells into rows the way a browser does: each takes the next columns not covered by a cell spanning down from
 * above. A span reaching into covered columns or past the last row is cut; columns end at `columns`.
 */
export function tableBuilder(placeOf: PlaceOf, columns: number): TableBuilder {
  const done: TableCell[] = [];
  let group: TableCell[] = [];
  let coveredUntil: number[] = [];
  let row = -1;
  let column = 0;

  const isCovered = (at: number) => (coveredUntil[at] ?? 0) > row;

  function freeSpan(wanted: number): number {
    let span = 1;
    while (span < wanted && column + span < columns && !isCovered(column + span)) span++;
    return span;
  }

  function add(cell: LooseCell): void {
    if (row < 0) row = 0;
    while (isCovered(column)) column++;
    const columnSpan = freeSpan(cell.columnSpan);
    const rowSpan = Math.max(1, cell.rowSpan);
    for (let at = column; at < column + columnSpan; at++) coveredUntil[at] = row + rowSpan;
    group.push({ content: cell.content, row, column, rowSpan, columnSpan, place: placeOf(row, column) });
    column += columnSpan;
  }

  function endRows(): void {
    for (const cell of group) done.push({ ...cell, rowSpan: Math.min(cell.rowSpan, row + 1 - cell.row) });
    group = [];
    coveredUntil = [];
  }

  return {
    startRow() {
      row++;
      column = 0;
    },
    add,
    endRows,
    finish() {
      endRows();
      return { rowCount: row + 1, cells: done };
    },
  };
}
