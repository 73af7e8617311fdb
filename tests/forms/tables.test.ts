import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDocument } from '#lib/documents/index.ts';
import { readForms } from '#lib/forms/index.ts';
import { lostRuns } from './account.ts';
import { datasetOf, FIXTURES, filesIn, readBytes, vocabulary } from './reading.ts';
import { blocksOf, FORMATS } from './relay.ts';
import { tableRows } from './table-rows.ts';

/** Layouts of indicator tables: a document and, beside it, its rows as read by hand (see table-rows.ts). */
describe('indicator tables', () => {
  const documents = filesIn(join(FIXTURES, 'tables'), '').filter((path) => !path.endsWith('.rows'));
  const rowsOf = (path: string): string => readFileSync(path.replace(/\.\w+$/, '.rows'), 'utf8');

  test.each(documents.map((path) => [basename(path), path] as const))('%s', async (name, path) => {
    const document = await openDocument(name, new Uint8Array(readFileSync(path)));
    const reading = readForms(document, vocabulary);
    expect(tableRows(datasetOf([reading]))).toBe(rowsOf(path));
    expect(lostRuns(document, reading)).toEqual([]);
  });

  /** A name broken over two lines is only known as such where lines end where their last cell does. */
  const tabbed = documents.filter((path) => readFileSync(path, 'utf8').includes('\t') && !/wrapped-txt/.test(path));
  const plain = (rows: string): string => rows.replaceAll(' ', '');

  describe.each(FORMATS)('as %s, merged cells: %s', (file, merged, lay) => {
    test.each(tabbed.map((path) => [basename(path), path] as const))('%s', async (_, path) => {
      const bytes = lay(blocksOf(readFileSync(path, 'utf8'), merged));
      expect(plain(tableRows(datasetOf([await readBytes(file, bytes)])))).toBe(plain(rowsOf(path)));
    });
  });
});
