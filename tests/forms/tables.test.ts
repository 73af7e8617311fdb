import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDocument } from '#lib/documents/index.ts';
import { readForms } from '#lib/forms/index.ts';
import { lostRuns } from './account.ts';
import { datasetOf, FIXTURES, filesIn, vocabulary } from './reading.ts';
import { tableRows } from './table-rows.ts';

/** Layouts of indicator tables: a document and, beside it, its rows as read by hand (see table-rows.ts). */
describe('indicator tables', () => {
  const documents = filesIn(join(FIXTURES, 'tables'), '').filter((path) => !path.endsWith('.rows'));

  test.each(documents.map((path) => [basename(path), path] as const))('%s', async (name, path) => {
    const document = await openDocument(name, new Uint8Array(readFileSync(path)));
    const reading = readForms(document, vocabulary);
    expect(tableRows(datasetOf([reading]))).toBe(readFileSync(path.replace(/\.\w+$/, '.rows'), 'utf8'));
    expect(lostRuns(document, reading)).toEqual([]);
  });
});
