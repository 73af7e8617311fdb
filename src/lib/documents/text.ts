import type { Cell, ReadDocument } from './grid.ts';
import type { ReadOptions } from './limits.ts';
import { stripMarkup } from './markup.ts';
import { startReading } from './reading.ts';

/** The rows of a text: one per line, its cells between tabs; a cell's column is the number of tabs before it. */
function lineRows(text: string): readonly (readonly Cell[])[] {
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
export function readText(file: string, bytes: Uint8Array, options?: ReadOptions): ReadDocument {
  const reading = startReading({ file, bytes, reader: 'text' }, options);
  const { text, encoding } = reading.decoded();
  const rows = lineRows(text).filter((row) => reading.takeCells(row.length) === row.length);
  return reading.finish([{ name: '', shape: 'lines', rows }], encoding);
}
