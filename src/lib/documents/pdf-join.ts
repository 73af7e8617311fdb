import type { Block } from './nesting.ts';
import type { PageCell, PageTable } from './pdf-cells.ts';
import { withoutFurniture } from './pdf-furniture.ts';
import type { PagePart } from './pdf-layout.ts';
import type { Reading } from './reading.ts';
import type { Table } from './table.ts';

const SAME_EDGE = 5;
/** Most rows of a head that is printed again on each page. */
const HEAD_ROWS = 4;

/** A table growing over pages, with the lines printed above it on its first page. */
interface Growing {
  table: PageTable;
  readonly first: PageTable;
  readonly above: readonly string[];
}

/**
 * The parts of all pages in order, page furniture taken out. A table at the end of a page and one at the beginning of
 * the next with the same edges are one; a head (and title lines) printed again is dropped and reported, a row cut in
 * two is joined.
 */
export function joinPages(pages: readonly (readonly PagePart[])[], reading: Reading): Block[] {
  const blocks: Block[] = [];
  let open: Growing | undefined;
  const close = () => {
    if (open) blocks.push({ table: tableOf(open.table) });
    open = undefined;
  };
  for (const parts of withoutFurniture(pages, reading)) {
    const start = open ? continued(open, parts, reading) : 0;
    let above: string[] = [];
    parts.slice(start).forEach((part) => {
      close();
      if (part.kind === 'table') open = { table: part.table, first: part.table, above };
      else blocks.push({ line: { text: part.text, place: part.place } });
      above = part.kind === 'line' ? [...above, part.text] : [];
    });
  }
  close();
  return blocks;
}

/** Joins the first table of a page to the open one, if it goes on with it; gives how many parts that took. */
function continued(open: Growing, parts: readonly PagePart[], reading: Reading): number {
  const at = parts.findIndex((part) => part.kind === 'table');
  const part = parts[at];
  if (part?.kind !== 'table' || !sameEdges(open.table, part.table)) return 0;
  const lines = parts.slice(0, at).flatMap((line) => (line.kind === 'line' ? [line] : []));
  const head = headRows(open.first, part.table);
  const repeatsTitle = lines.length > 0 && lines.every((line) => open.above.includes(line.text));
  if (lines.length > 0 && !(repeatsTitle && head > 0)) return 0;
  for (const line of lines) reading.problems.reportText('repeated_head', line.place, line.text);
  open.table = appended(open.table, withoutHead(part.table, head, reading));
  return at + 1;
}

function sameEdges(a: PageTable, b: PageTable): boolean {
  const isNear = (x: number | undefined, y: number | undefined) => Math.abs((x ?? 0) - (y ?? 0)) <= SAME_EDGE;
  return isNear(a.columns[0], b.columns[0]) && isNear(a.columns.at(-1), b.columns.at(-1));
}

/** How many rows at the top of a page say the same as those at the top of the table's first page. */
function headRows(first: PageTable, next: PageTable): number {
  let rows = 0;
  while (rows < HEAD_ROWS && rows + 1 < next.rowCount && rowText(first, rows) === rowText(next, rows)) rows++;
  while (rows > 0 && rowText(next, rows - 1) === '') rows--;
  return rows;
}

function rowText(table: PageTable, row: number): string {
  return table.cells
    .filter((cell) => cell.row === row)
    .map((cell) => cell.text)
    .filter(Boolean)
    .join('\t');
}

function withoutHead(table: PageTable, rows: number, reading: Reading): PageTable {
  if (rows === 0) return table;
  for (let row = 0; row < rows; row++) {
    const place = table.cells.find((cell) => cell.row === row)?.place ?? '';
    reading.problems.reportText('repeated_head', place, rowText(table, row));
  }
  const cells = table.cells
    .filter((cell) => cell.row >= rows)
    .map((cell) => ({ ...cell, row: cell.row - rows, openTop: false }));
  return { ...table, cells, rowCount: table.rowCount - rows };
}

/** Both tables on the columns of either; a row or a merged cell cut by the end of the page is joined. */
function appended(above: PageTable, below: PageTable): PageTable {
  const columns = allEdges(above.columns, below.columns);
  const cells = onColumns(above, columns);
  const lower = onColumns(below, columns);
  const overOf = (cell: PageCell) => cells.findIndex((own) => reaches(own, cell, above.rowCount));
  const cut = isCut(lower, (cell) => cells[overOf(cell)]) ? 1 : 0;
  const shift = above.rowCount - cut;
  const rest: PageCell[] = [];
  for (const cell of lower) {
    const at = cell.row === 0 ? overOf(cell) : -1;
    const own = cells[at];
    if (own && (cut === 1 || (own.openBottom && cell.openTop))) cells[at] = joined(own, cell, cut);
    else rest.push({ ...cell, row: cell.row + shift });
  }
  return { columns, rowCount: shift + below.rowCount, cells: [...cells, ...rest] };
}

function joined(above: PageCell, below: PageCell, cut: number): PageCell {
  const { endsFull, openBottom } = below;
  const rowSpan = above.rowSpan + below.rowSpan - cut;
  return { ...above, text: above.text + below.text, rowSpan, endsFull, openBottom };
}

function reaches(own: PageCell, cell: PageCell, rowCount: number): boolean {
  return own.column === cell.column && own.columnSpan === cell.columnSpan && own.row + own.rowSpan === rowCount;
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

function allEdges(one: readonly number[], other: readonly number[]): number[] {
  const edges = [...one];
  for (const at of other) if (!edges.some((edge) => Math.abs(edge - at) <= SAME_EDGE)) edges.push(at);
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

function tableOf({ rowCount, cells }: PageTable): Table {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  return {
    rowCount,
    cells: sorted.map(({ row, column, rowSpan, columnSpan, place, text }) => {
      return { row, column, rowSpan, columnSpan, place, content: [text] };
    }),
  };
}
