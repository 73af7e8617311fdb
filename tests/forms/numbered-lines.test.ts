import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { datasetOf, FIXTURES, readString } from './reading.ts';
import { tableRows } from './table-rows.ts';

const read = (file: string): string => readFileSync(join(FIXTURES, 'tables', file), 'utf8');
const form = read('numbered-lines.txt');
const rows = read('numbered-lines.rows');
const withoutBlanks = (text: string): string => text.replace(/\n{2,}/g, '\n');
const numbered = (numbering: readonly string[]): string =>
  form.replace(/指标(\d)：/g, (_, number: string) => numbering[Number(number) - 1] ?? '');

const NUMBERINGS = [
  ['指标1：', '指标2：', '指标3：'],
  ['指标1:', '指标2:', '指标3:'],
  ['指标一：', '指标二：', '指标三：'],
  ['指标1 ', '指标2 ', '指标3 '],
  ['1.', '2.', '3.'],
  ['1、', '2、', '3、'],
  ['（1）', '（2）', '（3）'],
  ['①', '②', '③'],
  ['', '', ''],
];

/** A table with one cell per line gives the same rows however its indicators are numbered. */
test.each(NUMBERINGS)('%s, %s, %s', async (...numbering) => {
  const text = numbered(numbering);
  const withoutRemarks = text.replace('备注\n', '').replace('含打捞船油费\n', '');
  const forms = [
    text,
    withoutBlanks(text),
    withoutRemarks,
    withoutBlanks(withoutRemarks),
    text.replace('三级指标', '指标内容'),
  ];
  for (const one of forms) expect(tableRows(datasetOf([await readString(one)]))).toBe(rows);
});

test('a line behind the target is the remark of its indicator', async () => {
  const { indicators } = datasetOf([await readString(form)]);
  expect(indicators.flatMap(({ name, remark }) => (remark ? [[name, remark]] : []))).toEqual([
    ['单公里保洁成本', '含打捞船油费'],
  ]);
});
