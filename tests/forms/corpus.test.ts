import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpusFiles, type Counts, countsOf, fallen, readAndCompare } from './corpus.ts';
import { MEASURE, sumOf, type Tally } from './corpus-tally.ts';
import { CORPUS, corpusTruth, SPLITS } from './corpus-truth.ts';

/**
 * What was right when ratchet.json was last written, by document. Nothing may fall below it; after an improvement,
 * `UPDATE=1 npx vitest run --project unit tests/forms/corpus.test.ts` writes it again.
 */
interface Ratchet {
  /** Right share of header fields, amounts, rows, levels and target parses together, as issue 3 asks for it. */
  readonly measure: number;
  readonly documents: Readonly<Record<string, Counts>>;
}

describe.each(SPLITS)('invented forms read by hand (%s)', (split) => {
  const truth = corpusTruth(split);
  const files = corpusFiles(split);
  const path = join(CORPUS, split, 'ratchet.json');
  const tallies = new Map<string, Tally>();

  test('every document has its hand reading', () => {
    expect([...files.keys()].sort()).toEqual(truth.map((document) => document.file).sort());
  });

  test.each(truth.map((document) => [document.file, document] as const))('%s', async (file, document) => {
    const tally = await readAndCompare(document, files);
    tallies.set(file, tally);
    if (process.env.UPDATE) return;
    const ratchet = JSON.parse(readFileSync(path, 'utf8')) as Ratchet;
    const falls = fallen(ratchet.documents[file] ?? {}, tally);
    expect({ falls, misses: falls.length > 0 ? tally.misses : [] }).toEqual({ falls: [], misses: [] });
    expect([tally.unwanted.get('privacy') ?? 0, tally.unwanted.get('lost') ?? 0]).toEqual([0, 0]);
  });

  test('right as often as committed, over all documents', () => {
    const { right, asked } = sumOf([...tallies.values()], MEASURE);
    const measure = Math.floor((10_000 * right) / asked) / 10_000;
    if (process.env.UPDATE) {
      const documents = Object.fromEntries([...tallies].map(([file, tally]) => [file, countsOf(tally)]));
      writeFileSync(path, `${JSON.stringify({ measure, documents }, null, 1)}\n`);
    }
    expect(tallies.size).toBe(truth.length);
    expect(measure).toBeGreaterThanOrEqual((JSON.parse(readFileSync(path, 'utf8')) as Ratchet).measure);
  });
});

describe('the corpus', () => {
  const documents = SPLITS.flatMap(corpusTruth);

  test('has forms enough, in layouts enough, in every format', () => {
    expect(documents.flatMap((document) => document.forms).length).toBeGreaterThanOrEqual(24);
    expect(new Set(documents.map((document) => document.note)).size).toBeGreaterThanOrEqual(12);
    const formats = new Set(documents.map((document) => /\.(\w+)$/.exec(document.file)?.[1]));
    expect([...formats].sort()).toEqual(['csv', 'docx', 'html', 'md', 'pdf', 'tsv', 'txt', 'xls', 'xlsx']);
    expect(documents.filter((document) => document.file.includes('.zip/')).length).toBeGreaterThan(1);
  });

  test('holds no telephone number but placeholders', () => {
    const phones = documents.flatMap((document) => document.phones);
    expect(phones.length).toBeGreaterThan(10);
    expect(phones.filter((phone) => !/^(?:138000000\d\d|0\d{2,3}-80{6,7})$/.test(phone))).toEqual([]);
  });
});
