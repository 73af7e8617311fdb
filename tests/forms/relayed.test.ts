import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '#lib/dataset/index.ts';
import { type Expected, shapeOf } from './layout.ts';
import { datasetOf, FIXTURES, filesIn, readBytes, readFile, REAL } from './reading.ts';
import { blocksOf, FORMATS, listedBlocks } from './relay.ts';

const tabbed = filesIn(FIXTURES, '').filter(
  (path) => /\.(txt|tsv)$/.test(path) && readFileSync(path, 'utf8').includes('\t'),
);

/** The same forms in every format, cell by cell and with merged cells, must read the same. */
describe.each(FORMATS)('layouts as %s, merged cells: %s', (file, merged, lay) => {
  test.each(tabbed.map((path) => [basename(path), path] as const))('%s', async (_, path) => {
    const expected = JSON.parse(readFileSync(path.replace(/\.\w+$/, '.json'), 'utf8')) as Expected;
    const blocks = blocksOf(readFileSync(path, 'utf8'), merged);
    expect(shapeOf(datasetOf([await readBytes(file, lay(blocks))]), expected)).toEqual(expected);
  });
});

const TABLES = ['agencies', 'forms', 'amounts', 'tasks', 'goals', 'narratives', 'indicators', 'targets'] as const;

/** Every row of a dataset apart from its place in the file and from white space, which a pdf does not keep. */
function rowsOf(dataset: Dataset): readonly string[] {
  const plain = (value: unknown): unknown => (typeof value === 'string' ? value.replace(/\s/g, '') : value);
  return TABLES.flatMap((table) =>
    (dataset[table] as readonly object[]).map((row) => {
      const own = Object.entries(row).filter(([column]) => !column.startsWith('source_'));
      return `${table} ${JSON.stringify(own.map(([column, value]) => [column, plain(value)]))}`;
    }),
  );
}

/** Real texts whose columns did not shift when they were copied: only there do blank cells show what was merged. */
const IN_COLUMNS = /00[04]_/;
const isListed = (text: string): boolean => !/[^\t\n]\t+[^\t\n]/.test(text);
const real = filesIn(REAL, '.txt').map((path) => [basename(path), path] as const);

describe.each(FORMATS)(
  'the ten real forms as %s, merged cells: %s, row by row as from their text',
  (file, merged, lay) => {
    test.each(real.filter(([name]) => !merged || IN_COLUMNS.test(name)))('%s', async (_, path) => {
      const text = readFileSync(path, 'utf8').replace(/<\/?p>/g, '');
      const blocks = isListed(text) ? listedBlocks(text, merged) : blocksOf(text, merged);
      const original = rowsOf(datasetOf([await readFile(path)]));
      expect(rowsOf(datasetOf([await readBytes(file, lay(blocks))]))).toEqual(original);
      expect(original.length).toBeGreaterThan(30);
    });
  },
);
