import { cellText, type Table, type TableCell } from './table.ts';

/** A line of running text. */
export interface Line {
  readonly text: string;
  readonly place: string;
}

/** What a document consists of, in reading order. */
export type Block = { readonly line: Line } | { readonly table: Table };

/** A cell with what it holds as blocks; `drawn` if that is a table to be drawn out. */
interface OpenCell extends TableCell {
  readonly blocks: readonly Block[];
  readonly drawn?: Table;
}

interface OpenTable {
  readonly rowCount: number;
  readonly cells: readonly OpenCell[];
}

const LABEL_LENGTH = 60;

const isTable = (part: string | Table): part is Table => typeof part !== 'string';
const holdsTable = (cell: TableCell) => cell.content.some(isTable);

/**
 * A table without tables in its cells. A table that alone fills a cell beside a label is drawn out into the rows and
 * columns of the outer one, as it looks on paper. A cell that lays out a page (several tables, text around one, or
 * nothing short beside it) is no cell of a form: its contents follow each other, and the rows around it become tables
 * of their own.
 */
export function unnest(table: Table): Block[] {
  if (!table.cells.some(holdsTable)) return [{ table }];
  const hasLabel = labelledRows(table);
  const cells = table.cells.map((cell): OpenCell => {
    const blocks = holdsTable(cell) ? blocksOf(cell) : [];
    const [only, ...others] = blocks;
    const isBesideLabel = hasLabel.subarray(cell.row, cell.row + cell.rowSpan).includes(1);
    const isDrawn = only && 'table' in only && others.length === 0 && isBesideLabel;
    return isDrawn ? { ...cell, blocks, drawn: only.table } : { ...cell, blocks };
  });
  return piecesOf({ rowCount: table.rowCount, cells });
}

/** Rows (1) in which a short text stands that could name what is beside it. */
function labelledRows({ rowCount, cells }: Table): Uint8Array {
  const rows = new Uint8Array(rowCount);
  for (const cell of cells) {
    const length = holdsTable(cell) ? 0 : cellText(cell).trim().length;
    if (length > 0 && length <= LABEL_LENGTH) rows.fill(1, cell.row, cell.row + cell.rowSpan);
  }
  return rows;
}

function blocksOf(cell: TableCell): Block[] {
  return cell.content.flatMap((part) => {
    if (isTable(part)) return unnest(part);
    const lines = part.split('\n').filter((text) => text.trim() !== '');
    return lines.map((text) => ({ line: { text, place: cell.place } }));
  });
}

/** The table cut at the rows that lay out a page: the rows between them as tables. */
function piecesOf(table: OpenTable): Block[] {
  const rows: OpenCell[][] = Array.from({ length: table.rowCount }, () => []);
  for (const cell of table.cells) rows[cell.row]?.push(cell);
  const pieces: Block[] = [];
  let from = 0;
  const endPiece = (to: number) => {
    const cells = rows.slice(from, to).flat();
    if (cells.length > 0) pieces.push({ table: drawOut(rowsOf(cells, from, to)) });
    from = to + 1;
  };
  rows.forEach((cells, row) => {
    if (!cells.some((cell) => cell.blocks.length > 0 && !cell.drawn)) return;
    endPiece(row);
    for (const cell of cells)
      for (const block of cell.blocks.length > 0 ? cell.blocks : blocksOf(cell)) pieces.push(block);
  });
  endPiece(table.rowCount);
  return pieces;
}

function rowsOf(cells: readonly OpenCell[], from: number, to: number): OpenTable {
  const own = cells.map((cell) => ({ ...cell, row: cell.row - from, rowSpan: Math.min(cell.rowSpan, to - cell.row) }));
  return { rowCount: to - from, cells: own };
}

/** Puts drawn tables into their cells: the rows and columns they need are added to the last ones of the cell. */
function drawOut(table: OpenTable): Table {
  const here = table.cells.flatMap((cell) => (cell.drawn ? [{ cell, drawn: cell.drawn }] : []));
  if (here.length === 0) return table;
  const rows = starts(
    table.rowCount,
    here.map(({ cell, drawn }) => [cell.row + cell.rowSpan - 1, drawn.rowCount - cell.rowSpan]),
  );
  const columns = starts(
    widthOf(table),
    here.map(({ cell, drawn }) => [cell.column + cell.columnSpan - 1, widthOf(drawn) - cell.columnSpan]),
  );
  const outer = table.cells.filter((cell) => !cell.drawn).map((cell) => moved(cell, rows, columns));
  const inner = here.flatMap(({ cell, drawn }) =>
    drawn.cells.map((part) => ({
      ...part,
      row: part.row + (rows[cell.row] ?? 0),
      column: part.column + (columns[cell.column] ?? 0),
    })),
  );
  const cells = [...outer, ...inner].sort((a, b) => a.row - b.row || a.column - b.column);
  return { rowCount: rows[table.rowCount] ?? table.rowCount, cells };
}

function widthOf(table: Table): number {
  return table.cells.reduce((width, cell) => Math.max(width, cell.column + cell.columnSpan), 0);
}

/** Where each row (or column) begins after some have grown: `growth` is [index, added]. */
function starts(count: number, growth: readonly (readonly [number, number])[]): number[] {
  const sizes = new Array<number>(count).fill(1);
  for (const [index, added] of growth) sizes[index] = Math.max(sizes[index] ?? 1, 1 + added);
  const begin = [0];
  for (const size of sizes) begin.push((begin.at(-1) ?? 0) + size);
  return begin;
}

function moved(cell: TableCell, rows: readonly number[], columns: readonly number[]): TableCell {
  const row = rows[cell.row] ?? 0;
  const column = columns[cell.column] ?? 0;
  return {
    ...cell,
    row,
    column,
    rowSpan: (rows[cell.row + cell.rowSpan] ?? row + 1) - row,
    columnSpan: (columns[cell.column + cell.columnSpan] ?? column + 1) - column,
  };
}
