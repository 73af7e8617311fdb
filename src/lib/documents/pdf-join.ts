import type { Block } from './nesting.ts';
import { appended, SAME_EDGE } from './pdf-append.ts';
import type { PageTable } from './pdf-cells.ts';
import { withoutFurniture } from './pdf-furniture.ts';
import type { PagePart } from './pdf-layout.ts';
import type { Reading } from './reading.ts';

/** Most rows of a head that is printed again on each page. */
const HEAD_ROWS = 4;

/** A table growing over pages: its parts, and the lines printed above the first of them. */
interface Growing {
  readonly parts: [PageTable, ...PageTable[]];
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
    if (open) blocks.push({ table: appended(open.parts) });
    open = undefined;
  };
  for (const parts of withoutFurniture(pages, reading)) {
    const start = open ? continued(open, parts, reading) : 0;
    let above: string[] = [];
    parts.slice(start).forEach((part) => {
      close();
      if (part.kind === 'table') open = { parts: [part.table], above };
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
  if (part?.kind !== 'table' || !sameEdges(open.parts[0], part.table)) return 0;
  const lines = parts.slice(0, at).flatMap((line) => (line.kind === 'line' ? [line] : []));
  const head = headRows(open.parts[0], part.table);
  const repeatsTitle = lines.length > 0 && lines.every((line) => open.above.includes(line.text));
  if (lines.length > 0 && !(repeatsTitle && head > 0)) return 0;
  for (const line of lines) reading.problems.reportText('repeated_head', line.place, line.text);
  open.parts.push(withoutHead(part.table, head, reading));
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
