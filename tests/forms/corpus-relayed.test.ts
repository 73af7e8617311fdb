import { describe, expect, test } from 'vitest';
import { type Grid, openDocument } from '#lib/documents/index.ts';
import type { RelayBlock, RelayCell } from '../documents/relay.ts';
import { compareDocument, corpusFiles } from './corpus.ts';
import { MEASURE, sumOf } from './corpus-tally.ts';
import { corpusTruth, SPLITS } from './corpus-truth.ts';
import { readBytes } from './reading.ts';
import { FORMATS } from './relay.ts';

/** A grid as it would be drawn again: its cells with their spans, blank where it has none; running lines as lines. */
function blockOf({ shape, rows }: Grid): RelayBlock {
  if (shape === 'prose') return { lines: rows.map((row) => row.map((cell) => cell.text).join('')) };
  const width = Math.max(...rows.flat().map((cell) => cell.column + cell.columnSpan));
  const covered = new Set<string>();
  for (const cell of rows.flat()) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) covered.add(`${row},${column}`);
  }
  return {
    rows: rows.map((row, at) => {
      const cells = new Map<number, RelayCell>(row.map((cell) => [cell.column, { ...cell, text: cell.text.trim() }]));
      for (let column = 0; column < width; column++)
        if (!covered.has(`${at},${column}`)) cells.set(column, { text: '' });
      return [...cells].sort(([left], [right]) => left - right).map(([, cell]) => cell);
    }),
  };
}

const LAYS = FORMATS.filter(([file, merged]) => (merged || file === 'form.csv') && file !== 'form.pdf');
/** One cell per line, each behind a tab: drawn again, its tabs would be a blank first column. */
const UNDRAWABLE = 'd02-lixian-agriculture.txt';

describe('an invented form laid out in another format is read as well as in its own', () => {
  const documents = SPLITS.flatMap((split) => {
    const files = corpusFiles(split);
    return corpusTruth(split).map((truth) => ({ truth, bytes: files.get(truth.file) ?? new Uint8Array() }));
  }).filter(({ truth }) => truth.file !== UNDRAWABLE);
  const cases = documents.map((document, at) => {
    const lay = LAYS[at % LAYS.length] ?? LAYS[0];
    return [document.truth.file, lay?.[0] ?? '', { ...document, lay: lay?.[2] }] as const;
  });

  test.each(cases)('%s as %s', async (file, format, { truth, bytes, lay }) => {
    const { grids } = await openDocument(file, bytes);
    const relaid = lay?.(grids.map(blockOf)) ?? new Uint8Array();
    const own = sumOf([compareDocument(truth, await readBytes(file, bytes))], MEASURE);
    const other = compareDocument(truth, await readBytes(format, relaid));
    const isWorse = sumOf([other], MEASURE).right < own.right;
    expect(isWorse ? other.misses : []).toEqual([]);
  });
});
