import { isOneColumn } from './flow.ts';
import type { Cell, Grid } from './grid.ts';
import type { Reading } from './reading.ts';
import { columnName, type CellRange } from './sheet-address.ts';
import { hiddenLines, type HiddenLines, type Interval } from './sheet-hidden.ts';
import { mergeFinder } from './sheet-merges.ts';

/** A cell of a sheet; row and column are the sheet's, 0-based. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** A worksheet as its file describes it. Cells stand in order of rows. */
export interface Sheet {
  readonly name: string;
  readonly cells: readonly SheetCell[];
  readonly merges: readonly CellRange[];
  readonly hiddenRows: readonly Interval[];
  readonly hiddenColumns: readonly Interval[];
}

/** A visible cell; of a merged range its first visible cell, which shows the text. */
interface ShownCell extends SheetCell {
  readonly merge?: CellRange;
}

interface Hidden {
  readonly rows: HiddenLines;
  readonly columns: HiddenLines;
}

/**
 * The visible part of a sheet as a grid. Rows and columns are counted without the hidden ones; places are the sheet's
 * own (`Sheet1!C12`). A stretch of rows without cells becomes one blank row, blank rows and columns at the end are
 * dropped. Text in hidden rows and columns, under merged cells and in cells written again is reported.
 */
export function sheetGrid(sheet: Sheet, reading: Reading): Grid | undefined {
  const hidden = { rows: hiddenLines(sheet.hiddenRows), columns: hiddenLines(sheet.hiddenColumns) };
  const cellsOnce = { ...sheet, cells: withoutDoubles(sheet, reading) };
  const shown = withoutBlankEdges(visibleCells(cellsOnce, hidden, reading));
  const granted = reading.takeCells(shown.length);
  const cells = granted < shown.length ? shown.slice(0, granted) : shown;
  if (cells.length === 0) return undefined;
  const gridRow = gridRows(cells, hidden.rows);
  const rows: Cell[][] = [];
  for (const { row: sheetRow, column: sheetColumn, text, merge } of cells) {
    const row = gridRow(sheetRow);
    while (rows.length <= row) rows.push([]);
    const column = sheetColumn - hidden.columns.before(sheetColumn);
    const rowSpan = merge ? gridRow(merge.lastRow) - row + 1 : 1;
    const columnSpan = merge ? merge.lastColumn + 1 - hidden.columns.before(merge.lastColumn + 1) - column : 1;
    const place = placeIn(sheet.name, sheetRow, sheetColumn);
    rows[row]?.push({ text, row, column, rowSpan, columnSpan, place });
  }
  return { name: sheet.name, shape: isOneColumn(rows) ? 'prose' : 'table', rows };
}

/** `Sheet1!C12` from 0-based row and column. */
export function placeIn(sheet: string, row: number, column: number): string {
  return `${sheet}!${columnName(column)}${row + 1}`;
}

/** Cells of which a damaged file has two in one place: the later one counts, as in Excel. */
function withoutDoubles({ name, cells }: Sheet, reading: Reading): readonly SheetCell[] {
  const isOrdered = cells.every((cell, at) => {
    const before = cells[at - 1];
    return !before || cell.row > before.row || (cell.row === before.row && cell.column > before.column);
  });
  if (isOrdered) return cells;
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  return sorted.filter((cell, at) => {
    const next = sorted[at + 1];
    const isDouble = next?.row === cell.row && next.column === cell.column;
    if (isDouble) reading.problems.reportText('hidden_text', placeIn(name, cell.row, cell.column), cell.text);
    return !isDouble;
  });
}

function visibleCells(sheet: Sheet, hidden: Hidden, reading: Reading): readonly ShownCell[] {
  if (sheet.merges.length + sheet.hiddenRows.length + sheet.hiddenColumns.length === 0) return sheet.cells;
  const width = sheet.cells.reduce((most, cell) => Math.max(most, cell.column + 1), 0);
  const merges = mergeFinder(sheet.merges, width);
  const unseen = unseenText(sheet.name, reading);
  const shown: ShownCell[] = [];
  for (const cell of sheet.cells) {
    const merge = merges.at(cell.row, cell.column);
    if (merge && (cell.row !== merge.firstRow || cell.column !== merge.firstColumn)) {
      reading.problems.reportText('hidden_text', placeIn(sheet.name, cell.row, cell.column), cell.text);
      continue;
    }
    const row = hidden.rows.firstShown(cell.row, merge?.lastRow ?? cell.row);
    const column = hidden.columns.firstShown(cell.column, merge?.lastColumn ?? cell.column);
    if (row === undefined) unseen.add(cell, { kind: 'hidden_rows', lines: hidden.rows, line: cell.row });
    else if (column === undefined)
      unseen.add(cell, { kind: 'hidden_columns', lines: hidden.columns, line: cell.column });
    else shown.push(merge ? { text: cell.text, row, column, merge } : cell);
  }
  unseen.report();
  return shown.sort((a, b) => a.row - b.row || a.column - b.column);
}

interface UnseenLine {
  readonly kind: 'hidden_rows' | 'hidden_columns';
  readonly lines: HiddenLines;
  readonly line: number;
}

/** Gathers the text of hidden rows and columns, one problem for each stretch of them. */
function unseenText(sheet: string, reading: Reading) {
  const stretches = new Map<
    string,
    { readonly first: SheetCell; readonly line: UnseenLine; text: string; row: number }
  >();
  return {
    add(cell: SheetCell, line: UnseenLine): void {
      if (cell.text.trim() === '') return;
      const key = `${line.kind}${line.lines.intervalOf(line.line)}`;
      const stretch = stretches.get(key);
      if (!stretch) {
        stretches.set(key, { first: cell, line, text: cell.text, row: cell.row });
        return;
      }
      stretch.text += `${stretch.row === cell.row ? '\t' : '\n'}${cell.text}`;
      stretch.row = cell.row;
    },
    report(): void {
      for (const { first, line, text } of stretches.values()) {
        const interval = line.lines.intervals[line.lines.intervalOf(line.line)];
        const count = interval ? interval.last - interval.first + 1 : 1;
        reading.problems.report(line.kind, placeIn(sheet, first.row, first.column), { count, text });
      }
    },
  };
}

/** Cells up to the last row and column in which something is written. */
function withoutBlankEdges(cells: readonly ShownCell[]): readonly ShownCell[] {
  let lastRow = -1;
  let lastColumn = -1;
  for (const { text, row, column, merge } of cells) {
    if (text.trim() === '') continue;
    lastRow = Math.max(lastRow, row);
    lastColumn = Math.max(lastColumn, merge?.lastColumn ?? column);
  }
  const isInside = (cell: ShownCell) => cell.row <= lastRow && cell.column <= lastColumn;
  return cells.every(isInside) ? cells : cells.filter(isInside);
}

/** The grid row of a sheet row, or of the last row with cells before it. */
function gridRows(cells: readonly ShownCell[], hidden: HiddenLines): (sheetRow: number) => number {
  const sheetRows: number[] = [];
  const indices: number[] = [];
  for (const { row } of cells) {
    const last = sheetRows.at(-1);
    if (row === last) continue;
    const between = last === undefined ? 0 : row - last - 1 - (hidden.before(row) - hidden.before(last + 1));
    sheetRows.push(row);
    indices.push((indices.at(-1) ?? -1) + (between > 0 ? 2 : 1));
  }
  return (sheetRow) => {
    let low = 0;
    let high = sheetRows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sheetRows[middle] ?? Infinity) <= sheetRow) low = middle + 1;
      else high = middle;
    }
    return indices[low - 1] ?? 0;
  };
}
