import { cellText, type Table, type TableCell } from './table.ts';

/** A line of running text. */
export interface Line {
  readonly text: string;
  readonly place: string;
}

/** What a document consists of, in reading order. */
export type Block = { readonly line: Line } | { readonly table: Table };

/** A cell whose only content is a table that is to be drawn out. */
interface DrawnCell extends TableCell {
  readonly drawn?: Table;
}

interface DrawnTable {
  readonly rowCount: number;
  readonly cells: readonly DrawnCell[];
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
  const cells = table.cells.map((cell): DrawnCell => {
    const drawn = fillsCellBesideLabel(cell, table) ? onlyTable(cell.content) : undefined;
    return drawn ? { ...cell, content: [], drawn } : cell;
  });
  return splitAtLayout({ rowCount: table.rowCount, cells }).flatMap((piece) =>
    'layout' in piece ? piece.layout.flatMap(blocksOfCell) : [{ table: drawOut(piece.table) }],
  );
}

function fillsCellBesideLabel(cell: TableCell, table: Table): boolean {
  if (cell.content.filter(isTable).length !== 1 || cellText(cell).trim() !== '') return false;
  return table.cells.some((other) => {
    const length = cellText(other).trim().length;
    const beside = other.row < cell.row + cell.rowSpan && cell.row < other.row + other.rowSpan;
    return other !== cell && beside && length > 0 && length <= LABEL_LENGTH && !holdsTable(other);
  });
}

function onlyTable(content: TableCell['content']): Table | undefined {
  const [block, ...others] = content.filter(isTable).flatMap(unnest);
  return block && 'table' in block && others.length === 0 ? block.table : undefined;
}

function blocksOfCell(cell: TableCell): Block[] {
  return cell.content.flatMap((part) =>
    isTable(part)
      ? unnest(part)
      : part
          .split('\n')
          .filter((text) => text.trim() !== '')
          .map((text) => ({ line: { text, place: cell.place } })),
  );
}

type Piece = { readonly table: DrawnTable } | { readonly layout: readonly TableCell[] };

/** The table cut at the rows that lay out a page: the rows between them as tables. */
function splitAtLayout(table: DrawnTable): Piece[] {
  const layoutRows = [...new Set(table.cells.filter(holdsTable).map((cell) => cell.row))].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  let from = 0;
  for (const row of layoutRows) {
    pieces.push({ table: rowsOf(table, from, row) });
    pieces.push({ layout: table.cells.filter((cell) => cell.row === row) });
    from = row + 1;
  }
  pieces.push({ table: rowsOf(table, from, table.rowCount) });
  return pieces.filter((piece) => 'layout' in piece || piece.table.cells.length > 0);
}

function rowsOf(table: DrawnTable, from: number, to: number): DrawnTable {
  const cells = table.cells
    .filter((cell) => cell.row >= from && cell.row < to)
    .map((cell) => ({ ...cell, row: cell.row - from, rowSpan: Math.min(cell.rowSpan, to - cell.row) }));
  return { rowCount: to - from, cells };
}

/** Puts drawn tables into their cells: the rows and columns they need are added to the last ones of the cell. */
function drawOut(table: DrawnTable): Table {
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
