import { decodeText } from '#lib/text/index.ts';
import { digestOf } from './digest.ts';
import type { Cell, Grid, Problem, ReadDocument } from './grid.ts';
import { stripMarkup } from './markup.ts';

/** The rows of a text: one per line, its cells between tabs; a cell's column is the number of tabs before it. */
export function lineRows(text: string): readonly (readonly Cell[])[] {
  return text.split(/\r\n?|\n/).map((line, row) =>
    line.split('\t').map((part, column) => ({
      text: stripMarkup(part),
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
      place: `L${row + 1}`,
    })),
  );
}

/** Reads a plain or tab-separated text: one grid of lines, blank cells and blank lines kept, since both mean something. */
export function readText(file: string, bytes: Uint8Array): ReadDocument {
  const { text, encoding, replaced } = decodeText(bytes);
  const problems: Problem[] =
    replaced > 0 ? [{ code: 'undecodable', severity: 'warning', place: '', values: { encoding, replaced } }] : [];
  const grid: Grid = { name: '', shape: 'lines', rows: lineRows(text) };
  return { file, sha256: digestOf(bytes), reader: 'text', encoding, grids: [grid], problems };
}
