import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Expected, shapeOf } from './layout.ts';
import { datasetOf, FIXTURES, filesIn, readString, REAL } from './reading.ts';
import { toHtml } from './relay.ts';
import { scoreDataset } from './score.ts';
import type { Truth } from './truth.ts';

const tabbed = filesIn(FIXTURES, '').filter(
  (path) => /\.(txt|tsv)$/.test(path) && readFileSync(path, 'utf8').includes('\t'),
);

/** The same forms as HTML tables, cell by cell and with merged cells, must read the same. */
describe.each([
  ['cell by cell', false],
  ['with merged cells', true],
] as const)('layouts laid out again as HTML %s', (_, merged) => {
  test.each(tabbed.map((path) => [basename(path), path] as const))('%s', async (__, path) => {
    const expected = JSON.parse(readFileSync(path.replace(/\.\w+$/, '.json'), 'utf8')) as Expected;
    const html = toHtml(readFileSync(path, 'utf8'), merged);
    expect(shapeOf(datasetOf([await readString(html, 'form.html')]), expected)).toEqual(expected);
  });
});

test('the tabbed real documents read the same from HTML, apart from places', async () => {
  const truth = JSON.parse(readFileSync(join(REAL, 'truth.json'), 'utf8')) as Truth;
  const paths = filesIn(REAL, '.txt').filter((path) => !path.includes('004_'));
  const documents = truth.documents.filter((one) => paths.some((path) => path.endsWith(one.file)));
  const html = paths.map((path) =>
    readString(toHtml(readFileSync(path, 'utf8').replace(/<\/?p>/g, ''), false), basename(path)),
  );
  const text = paths.map((path) => readString(readFileSync(path, 'utf8'), basename(path)));
  const missesOf = async (readings: typeof html): Promise<readonly string[]> =>
    scoreDataset({ documents }, datasetOf(await Promise.all(readings)))
      .filter((score) => score.category !== 'place')
      .flatMap((score) => score.misses.map((miss) => `${miss.form} ${miss.what}`));
  expect(await missesOf(html)).toEqual(await missesOf(text));
});
