import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDocument } from '#lib/documents/index.ts';
import { readForms } from '#lib/forms/index.ts';
import { lostRuns } from './account.ts';
import { datasetOf, FIXTURES, filesIn, REAL, vocabulary } from './reading.ts';

const documents = [
  ...filesIn(REAL, '.txt'),
  ...filesIn(FIXTURES, '').filter((path) => /\.(txt|tsv|md|html)$/.test(path)),
];

async function lostOf(text: string): Promise<readonly string[]> {
  const document = await openDocument('text.txt', new TextEncoder().encode(text));
  return lostRuns(document, readForms(document, vocabulary));
}

describe('every piece of a document is in a table or listed as unread', () => {
  test.each(documents.map((path) => [basename(path), path] as const))('%s', async (_, path) => {
    const document = await openDocument(basename(path), new Uint8Array(readFileSync(path)));
    expect(lostRuns(document, readForms(document, vocabulary))).toEqual([]);
  });

  const texts = documents.map((path) => readFileSync(path, 'utf8'));
  const anyText = fc.constantFrom(...texts);

  test('also when the text breaks off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.double({ min: 0, max: 1, noNaN: true }), async (text, share) => {
        expect(await lostOf(text.slice(0, Math.floor(text.length * share)))).toEqual([]);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  test('also when cells are lost, blank or moved', async () => {
    const change = fc.constantFrom('drop', 'blank', 'shift', 'double');
    const edits = fc.array(fc.tuple(fc.nat(10_000), change), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(anyText, edits, async (text, list) => {
        const cells = text.split(/(?<=[\t\n])/);
        for (const [place, kind] of list) {
          const at = place % cells.length;
          const cell = cells[at] ?? '';
          const end = /[\t\n]$/.exec(cell)?.[0] ?? '';
          if (kind === 'drop') cells[at] = '';
          if (kind === 'blank') cells[at] = end;
          if (kind === 'shift') cells[at] = `\t${cell}`;
          if (kind === 'double') cells[at] = cell + cell;
        }
        expect(await lostOf(cells.join(''))).toEqual([]);
      }),
      { numRuns: 120, seed: 2 },
    );
  });

  test('and no bytes at all make the reader fail', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        const reading = readForms(await openDocument('bytes.txt', bytes), vocabulary);
        expect(datasetOf([reading]).unread.length).toBe(reading.unread.length);
      }),
      { numRuns: 100, seed: 3 },
    );
  });
});
