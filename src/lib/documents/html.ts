import { gridsOf } from './flow.ts';
import type { ReadDocument } from './grid.ts';
import { htmlContent } from './html-content.ts';
import type { ReadOptions } from './limits.ts';
import type { Block } from './nesting.ts';
import { startReading } from './reading.ts';
import type { Table } from './table.ts';
import { archivedPage } from './web-archive.ts';

/**
 * Reads an html page (also one saved with the ending .xls, or as a web archive) as a browser shows it: cells with
 * `rowspan` and `colspan`, nested tables in order (see nesting.ts), `<br>` and paragraphs in a cell as line breaks,
 * ticked boxes as ☑ ☐, filled fields by their value. Hidden text and the page's title are reported, not read.
 * Places: `T2R5C3` for cells, `T0R7C1` for the seventh line of running text outside tables.
 */
export function readHtml(file: string, bytes: Uint8Array, options?: ReadOptions): ReadDocument {
  const reading = startReading({ file, bytes, reader: 'html' }, options);
  const { text, encoding } = reading.decoded(archivedPage(bytes));
  const grids = gridsOf(proseBlocks(htmlContent([text], reading)), reading);
  return reading.finish(grids, encoding);
}

/** A document's top-level content as blocks: its lines numbered through as `T0R<line>C1`. */
export function proseBlocks(content: readonly (string | Table)[]): Block[] {
  let count = 0;
  return content.flatMap((part): Block[] =>
    typeof part === 'string'
      ? part.split('\n').map((text) => ({ line: { text, place: `T0R${++count}C1` } }))
      : [{ table: part }],
  );
}
