import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Expected, shapeOf } from './layout.ts';
import { datasetOf, FIXTURES, filesIn, readBytes, readFile, REAL } from './reading.ts';
import { blocksOf, FORMATS } from './relay.ts';
import { scoreDataset } from './score.ts';
import type { Truth } from './truth.ts';

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

const truth = JSON.parse(readFileSync(join(REAL, 'truth.json'), 'utf8')) as Truth;
const real = filesIn(REAL, '.txt').filter((path) => !path.includes('004_'));
const documents = truth.documents.filter((one) => real.some((path) => path.endsWith(one.file)));

/** What is read otherwise than by hand, apart from places and from spaces a pdf does not keep. */
async function missesOf(readings: readonly ReturnType<typeof readFile>[]): Promise<readonly string[]> {
  return scoreDataset({ documents }, datasetOf(await Promise.all(readings)))
    .filter((score) => score.category !== 'place')
    .flatMap((score) => score.misses)
    .filter(({ expected, actual }) => String(expected).replace(/\s/g, '') !== String(actual).replace(/\s/g, ''))
    .map((miss) => `${miss.form} ${miss.what}`);
}

describe('the tabbed real documents read the same, apart from places', () => {
  test.each(FORMATS.filter(([, merged]) => !merged))('as %s', async (file, merged, lay) => {
    const relaid = real.map(async (path) => {
      const text = readFileSync(path, 'utf8').replace(/<\/?p>/g, '');
      const reading = await readBytes(file, lay(blocksOf(text, merged)));
      return { ...reading, document: { ...reading.document, file: basename(path) } };
    });
    expect(await missesOf(relaid)).toEqual(await missesOf(real.map(readFile)));
  });
});
