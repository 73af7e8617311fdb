import type { Cell, Grid } from './grid.ts';
import { unnest, type Block, type Line } from './nesting.ts';
import type { Reading } from './reading.ts';
import { cellText, type Table } from './table.ts';

/**
 * The grids of a document: each table one, the running lines between two tables one. Lines with tabs become cells
 * (`lines`), others stay whole (`prose`). Reading stops where the document has too many cells.
 */
export function gridsOf(blocks: readonly Block[], reading: Reading): Grid[] {
  const grids: Grid[] = [];
  let lines: Line[] = [];
  const endLines = () => {
    const granted = lines.some((line) => line.text.trim() !== '') ? reading.takeCells(lines.length) : 0;
    if (granted > 0) grids.push(lineGrid(lines.slice(0, granted)));
    lines = [];
  };
  for (const block of blocks) {
    if ('line' in block) {
      lines.push(block.line);
      continue;
    }
    for (const piece of unnest(block.table)) {
      if ('line' in piece) {
        lines.push(piece.line);
        continue;
      }
      endLines();
      if (piece.table.cells.length > 0 && reading.takeCells(piece.table.cells.length))
        grids.push(tableGrid(piece.table));
    }
  }
  endLines();
  return grids;
}

/** Running lines as a grid; empty lines at its ends are dropped. */
export function lineGrid(lines: readonly Line[]): Grid {
  const first = lines.findIndex((line) => line.text.trim() !== '');
  const last = lines.findLastIndex((line) => line.text.trim() !== '');
  const kept = lines.slice(Math.max(0, first), last + 1);
  const shape = kept.some((line) => line.text.includes('\t')) ? 'lines' : 'prose';
  return { name: '', shape, rows: kept.map((line, row) => lineCells(line, row)) };
}

function lineCells(line: Line, row: number): Cell[] {
  const parts = line.text.split('\t');
  return parts.map((text, column) => ({ text, row, column, rowSpan: 1, columnSpan: 1, place: line.place }));
}

/** Whether several rows stand in one column: running lines that were put into a table or pasted into a sheet. */
export function isOneColumn(rows: readonly (readonly Cell[])[]): boolean {
  return rows.length > 1 && rows.every((row) => row.every((cell) => cell.column === 0 && cell.columnSpan === 1));
}

/** A table without nested tables as a grid. */
function tableGrid(table: Table): Grid {
  const rows: Cell[][] = Array.from({ length: table.rowCount }, () => []);
  for (const cell of table.cells) {
    const { row, column, rowSpan, columnSpan, place } = cell;
    rows[row]?.push({ text: cellText(cell), row, column, rowSpan, columnSpan, place });
  }
  const name = table.cells[0]?.place.replace(/R\d+C\d+$/, '') ?? '';
  return { name, shape: isOneColumn(rows) ? 'prose' : 'table', rows };
}
