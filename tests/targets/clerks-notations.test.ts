import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseTargets } from '#lib/targets/index.ts';
import { vocabulary } from '../vocabulary/files.ts';
import { shorthand } from './shorthand.ts';

/** Notations beyond the specification, as clerks write them, with the columns beside them. */
const notations = readFileSync(join(import.meta.dirname, 'clerks-notations.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [text = '', symbol = '', unit = '', name = '', year = '', expected = ''] = line.split('\t');
    const fiscalYear = year === '' ? null : Number(year);
    return { text: text.replaceAll('\\n', '\n'), symbol, unit, name, fiscalYear, expected };
  });

test('there are many', () => {
  expect(notations.length).toBeGreaterThan(700);
});

test.each(notations)('$text ($symbol $unit $name) is $expected', ({ text, expected, ...columns }) => {
  const targets = parseTargets(text, { vocabulary, ...columns });
  expect(targets.map(shorthand).join(' | ')).toBe(expected);
});
