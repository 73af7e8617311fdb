import type { PageCell, PageTable } from './pdf-cells.ts';
import type { Table, TableCell } from './table.ts';

/** Column edges this close, in points, are the same. */
export const SAME_EDGE = 5;

/** The parts of a table on following pages as one table; a row or a merged cell cut by the end of a page is joined. */
export function appended(parts: readonly PageTable[]): Table {
  const columns = allEdges(parts);
  const cells: PageCell[] = [];
  /** Numbers of the cells that reach the last row so far, by column. */
  let bottom = new Map<number, number>();
  let rowCount = 0;
  for (const part of parts) {
    const own = onColumns(part, columns);
    const overOf = (cell: PageCell) => {
      const at = bottom.get(cell.column);
      return at !== undefined && cells[at]?.columnSpan === cell.columnSpan ? at : undefined;
    };
    const cut = rowCount > 0 && isCut(own, (cell) => cells[overOf(cell) ?? -1]) ? 1 : 0;
    const reaching = new Map<number, number>();
    for (const cell of own) {
      const at = cell.row === 0 ? overOf(cell) : undefined;
      const over = cells[at ?? -1];
      const isJoined = over && at !== undefined && (cut === 1 || (over.openBottom && cell.openTop));
      const index = isJoined ? at : cells.length;
      cells[index] = isJoined ? joined(over, cell, cut) : { ...cell, row: cell.row + rowCount - cut };
      if (cell.row + cell.rowSpan === part.rowCount) reaching.set(cell.column, index);
    }
    bottom = reaching;
    rowCount += part.rowCount - cut;
  }
  return { rowCount, cells: cells.map(tableCell).sort((a, b) => a.row - b.row || a.column - b.column) };
}

function joined(above: PageCell, below: PageCell, cut: number): PageCell {
  const { endsFull, openBottom } = below;
  const rowSpan = above.rowSpan + below.rowSpan - cut;
  return { ...above, text: above.text + below.text, rowSpan, endsFull, openBottom };
}

/**
 * Whether the last row of a page goes on on the next: no line closes its cells on either, or (for programs that close
 * them all) the first row has text only under cells whose last line is full, and none in its first column.
 */
function isCut(lower: readonly PageCell[], overOf: (cell: PageCell) => PageCell | undefined): boolean {
  const first = lower.filter((cell) => cell.row === 0);
  if (first.every((cell) => cell.openTop && overOf(cell)?.openBottom !== false)) return true;
  const written = first.filter((cell) => cell.text !== '');
  return (
    written.length > 0 &&
    written.every((cell) => {
      const over = overOf(cell);
      return cell.column > 0 && over?.endsFull === true && over.text !== '';
    })
  );
}

function allEdges(parts: readonly PageTable[]): number[] {
  const edges: number[] = [];
  for (const at of parts.flatMap((part) => part.columns)) {
    if (!edges.some((edge) => Math.abs(edge - at) <= SAME_EDGE)) edges.push(at);
  }
  return edges.sort((a, b) => a - b);
}

/** The cells of a table counted by the given columns, of which its own are some. */
function onColumns(table: PageTable, columns: readonly number[]): PageCell[] {
  const index = table.columns.map((at) => columns.findIndex((edge) => Math.abs(edge - at) <= SAME_EDGE));
  return table.cells.map((cell) => {
    const column = index[cell.column] ?? 0;
    return { ...cell, column, columnSpan: (index[cell.column + cell.columnSpan] ?? column + 1) - column };
  });
}

function tableCell({ row, column, rowSpan, columnSpan, place, text }: PageCell): TableCell {
  return { row, column, rowSpan, columnSpan, place, content: [text] };
}
