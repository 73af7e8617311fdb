import type { Cell, Grid, ReadDocument } from '#lib/documents/index.ts';

/** One line of a cell's text and where it stands. */
export interface Part {
  readonly text: string;
  readonly place: string;
}

/** A non-blank cell in reading order; `column` is where it stands, trustworthy only in exact rows. */
export interface Piece {
  readonly id: number;
  readonly text: string;
  readonly parts: readonly Part[];
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** Of a part of a cell: where it starts in the cell's text. */
  readonly offset?: number;
}

/** A row with at least one non-blank cell. */
export interface SheetRow {
  readonly index: number;
  readonly pieces: readonly Piece[];
  /** Merged cells of rows above that reach down into this row. */
  readonly covering: readonly Piece[];
  readonly width: number;
  /** Whether blank rows, or the edge of a page or table, stand before it. */
  readonly gap: boolean;
  /** Columns are those of a real table with its merged cells; else they may have shifted. */
  readonly exact: boolean;
  readonly grid: number;
  /** Made from a text that lists indicators; its columns are level 1, level 2, name and target. */
  readonly isItem?: boolean;
}

/** A cell before it is numbered: its lines, its column and spans. */
export interface DraftCell {
  readonly parts: readonly Part[];
  readonly column: number;
  readonly columnSpan?: number;
  readonly rowSpan?: number;
}

export interface DraftRow {
  readonly cells: readonly DraftCell[];
  readonly width: number;
  readonly gap: boolean;
}

/** A line without the bars some texts put around their cells; bars inside it stay. */
function withoutPipes(line: string): string {
  let [start, end] = [0, line.length];
  while (start < end && /[\s|｜]/.test(line[start] ?? '')) start++;
  while (end > start && /[\s|｜]/.test(line[end - 1] ?? '')) end--;
  return line.slice(start, end);
}

/** The lines of a cell, trimmed, blank ones dropped. */
export function partsOf(cell: Cell): readonly Part[] {
  return cell.text
    .split('\n')
    .map((line) => ({ text: withoutPipes(line), place: cell.place }))
    .filter((part) => part.text !== '');
}

function draftRows(grid: Grid): readonly DraftRow[] {
  const rows: DraftRow[] = [];
  let gap = true;
  for (const cells of grid.rows) {
    const drafts = cells
      .map((cell) => ({
        parts: partsOf(cell),
        column: cell.column,
        columnSpan: cell.columnSpan,
        rowSpan: cell.rowSpan,
      }))
      .filter((cell) => cell.parts.length > 0);
    if (drafts.length > 0) rows.push({ cells: drafts, width: cells.length, gap });
    gap = drafts.length === 0;
  }
  return rows;
}

/** The places of a piece, each once, in order, joined by `;` as tables keep them. */
export function placeOf(...pieces: readonly Piece[]): string {
  return [...new Set(pieces.flatMap((piece) => piece.parts.map((part) => part.place)))].join(';');
}

/** The place of the line of a piece on which a character stands. */
export function placeAt(piece: Piece, offset: number): string {
  let at = 0;
  for (const part of piece.parts) {
    at += part.text.length + 1;
    if (offset < at) return part.place;
  }
  return piece.parts.at(-1)?.place ?? '';
}

interface Covered {
  readonly piece: Piece;
  readonly until: number;
}

/** Numbers the cells of all grids in reading order; `drafts` gives the rows of a grid that is not a real table. */
export function numberRows(document: ReadDocument, drafts: (grid: Grid) => readonly DraftRow[]): readonly SheetRow[] {
  const rows: SheetRow[] = [];
  let id = 0;
  document.grids.forEach((grid, number) => {
    const table = grid.shape === 'table';
    const exact = table && grid.rows.some((row) => row.some((cell) => cell.rowSpan > 1 || cell.columnSpan > 1));
    let covered: readonly Covered[] = [];
    (table ? draftRows(grid) : drafts(grid)).forEach((draft, place) => {
      const pieces = draft.cells.map((cell) => ({
        id: id++,
        text: cell.parts.map((part) => part.text).join('\n'),
        parts: cell.parts,
        column: cell.column,
        columnSpan: cell.columnSpan ?? 1,
        rowSpan: cell.rowSpan ?? 1,
      }));
      covered = covered.filter((cover) => cover.until > place);
      const covering = covered.map((cover) => cover.piece);
      covered = [
        ...covered,
        ...pieces.filter((p) => p.rowSpan > 1).map((piece) => ({ piece, until: place + piece.rowSpan })),
      ];
      rows.push({
        index: rows.length,
        pieces,
        covering,
        width: draft.width,
        gap: draft.gap || place === 0,
        exact,
        grid: number,
      });
    });
  });
  return rows;
}
