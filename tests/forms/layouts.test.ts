import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Expected, shapeOf } from './layout.ts';
import { datasetOf, FIXTURES, filesIn, readFile } from './reading.ts';

/** The fixture folder is the test list: a document and, beside it, the JSON of what must be read. */
describe('layouts', () => {
  const documents = filesIn(FIXTURES, '').filter((path) => /\.(txt|tsv|csv|md|html)$/.test(path));

  test.each(documents.map((path) => [basename(path), path] as const))('%s', async (_, path) => {
    const expected = JSON.parse(readFileSync(path.replace(/\.\w+$/, '.json'), 'utf8')) as Expected;
    const dataset = datasetOf([await readFile(path)]);
    expect(shapeOf(dataset, expected)).toEqual(expected);
  });
});
