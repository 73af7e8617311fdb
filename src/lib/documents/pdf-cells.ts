import { isWrapped, joinLines, linesOf, type Margins, type TextLine } from './pdf-lines.ts';
import type { TextPiece } from './pdf-page.ts';
import type { RuledCell, RuledTable } from './pdf-ruled.ts';

/** A cell of a table on one page. */
export interface PageCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly place: string;
  /** Whether it has several lines and the last is full, so that its text may go on on the next page. */
  readonly endsFull: boolean;
  /** Whether no line closes it at the top or bottom of the page. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
}

/** A table on one page. */
export interface PageTable {
  /** Positions of the column edges. */
  readonly columns: readonly number[];
  readonly rowCount: number;
  readonly cells: readonly PageCell[];
}

/** Widest space between a line of a table and the text beside it, in points. */
const WIDEST_PADDING = 8;

/** How far a word may run over the edge of its cell, as its position is estimated. */
const SLACK = 2;

/** The place of what stands at a height of the page: `P3L8`. */
export type PlaceAt = (height: number) => string;

/** Fills the cells of a ruled table with the pieces of text that lie in them. */
export function filledTable(table: RuledTable, pieces: readonly TextPiece[], placeAt: PlaceAt): PageTable {
  const { columns, rows } = table;
  const contents = cellLines(table, pieces);
  const padding = paddingOf(table.cells, contents);
  const cells = table.cells.map((cell, at): PageCell => {
    const { row, column, rowSpan, columnSpan, openTop, openBottom } = cell;
    const lines = contents[at] ?? [];
    const margins = { left: cell.left + padding, right: cell.right - padding };
    const text = joinLines(lines, margins);
    const place = placeAt(lines[0]?.baseline ?? cell.top);
    return { row, column, rowSpan, columnSpan, place, text, endsFull: endsFull(lines, margins), openTop, openBottom };
  });
  return { columns, rowCount: rows.length - 1, cells };
}

function endsFull(lines: readonly TextLine[], margins: Margins): boolean {
  const last = lines.at(-1);
  return lines.length > 1 && last !== undefined && isWrapped(last, '字', { margins, centred: false });
}

/** The lines of text in each cell, found by the middle of each piece. */
function cellLines({ columns, rows, cells }: RuledTable, pieces: readonly TextPiece[]): TextLine[][] {
  const width = columns.length - 1;
  const cellOfField = new Int32Array(width * (rows.length - 1));
  cells.forEach(({ row, column, rowSpan, columnSpan }, index) => {
    for (let r = row; r < row + rowSpan; r++)
      cellOfField.fill(index, r * width + column, r * width + column + columnSpan);
  });
  const contents: TextPiece[][] = cells.map(() => []);
  for (const piece of pieces) {
    const column = fieldAt(columns, piece.x + piece.width / 2);
    const row = fieldAt(rows, middleHeight(piece));
    contents[cellOfField[row * width + column] ?? 0]?.push(piece);
  }
  return contents.map(linesOf);
}

/** The height of the middle of a piece's characters. */
export function middleHeight(piece: TextPiece): number {
  return piece.baseline - piece.size * 0.35;
}

function fieldAt(edges: readonly number[], at: number): number {
  const index = edges.findIndex((edge) => edge > at);
  return Math.min(Math.max(0, index < 0 ? edges.length - 2 : index - 1), edges.length - 2);
}

/** The space between the lines of a table and its text: the smallest found. */
function paddingOf(cells: readonly RuledCell[], contents: readonly (readonly TextLine[])[]): number {
  const gaps = cells.flatMap((cell, at) => (contents[at] ?? []).map((line) => line.left - cell.left));
  return Math.max(0, Math.min(WIDEST_PADDING, ...gaps));
}

/**
 * Pieces cut where a column edge of the table runs through a space in them: some programs write a row of cells as one
 * string. Text without a space there runs over the edge of its own cell and stays whole.
 */
export function cutAtColumns(pieces: readonly TextPiece[], table: RuledTable): TextPiece[] {
  const top = table.rows[0] ?? 0;
  const bottom = table.rows.at(-1) ?? 0;
  return pieces.flatMap((piece) => {
    const height = middleHeight(piece);
    if (height < top || height > bottom || !/\S\s+\S/.test(piece.text)) return [piece];
    const edges = table.cells.filter((cell) => cell.top < height && height < cell.bottom).map((cell) => cell.left);
    return cutAtSpaces(piece, edges);
  });
}

interface Word {
  readonly text: string;
  readonly x: number;
  readonly width: number;
}

function cutAtSpaces(piece: TextPiece, edges: readonly number[]): TextPiece[] {
  const groups: Word[][] = [];
  for (const word of wordsOf(piece)) {
    const before = groups.at(-1)?.at(-1);
    const isCut = before && edges.some((edge) => edge > before.x + before.width - SLACK && edge < word.x + SLACK);
    if (before && !isCut) groups.at(-1)?.push(word);
    else groups.push([word]);
  }
  if (groups.length < 2) return [piece];
  return groups.map((words) => {
    const x = words[0]?.x ?? piece.x;
    const last = words.at(-1);
    return { ...piece, text: words.map((word) => word.text).join(' '), x, width: last ? last.x + last.width - x : 0 };
  });
}

/** The words of a piece with their estimated positions. */
function wordsOf(piece: TextPiece): Word[] {
  const scale = piece.width / Math.max(1, textWidth(piece.text));
  return [...piece.text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    x: piece.x + textWidth(piece.text.slice(0, match.index)) * scale,
    width: textWidth(match[0]) * scale,
  }));
}

/** Width of a text in halves of a Chinese character. */
function textWidth(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 0x100 ? 1 : 2), 0);
}
