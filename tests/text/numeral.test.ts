import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseChineseNumeral, parseNumeral } from '#lib/text/index.ts';

test.each([
  ['零', 0],
  ['一', 1],
  ['两', 2],
  ['十', 10],
  ['十五', 15],
  ['二十', 20],
  ['二十三', 23],
  ['百', 100],
  ['一百零五', 105],
  ['一百二十三', 123],
  ['两百三十', 230],
  ['一千零一', 1001],
  ['三万', 30_000],
  ['万', 10_000],
  ['十二万三千', 123_000],
  ['一亿二千万', 120_000_000],
  ['二〇二一', 2021],
  ['叁拾', 30],
  ['伍仟', 5000],
  ['', null],
  ['多', null],
  ['十个', null],
])('parseChineseNumeral(%s) is %s', (text, value) => {
  expect(parseChineseNumeral(text)).toBe(value);
});

test.each([
  ['1.2万', 12_000],
  ['3,498,000.00', 3_498_000],
  ['17.6万', 176_000],
  ['2亿', 200_000_000],
  ['5千', 5000],
  ['-3', -3],
  ['十五', 15],
  ['abc', null],
])('parseNumeral(%s) is %s', (text, value) => {
  expect(parseNumeral(text)).toBe(value);
});

const DIGITS = '零一二三四五六七八九';

/** A number below ten thousand written out in full. */
function written(value: number): string {
  const digits = [...String(value)].map(Number);
  const text = digits.map((digit, at) => {
    const unit = ['', '十', '百', '千'][digits.length - at - 1] ?? '';
    return digit === 0 ? '零' : `${DIGITS[digit] ?? ''}${unit}`;
  });
  return text
    .join('')
    .replace(/零+/g, '零')
    .replace(/(?<=.)零$/, '');
}

test('every number below ten thousand is read as it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), (value) => {
      expect(parseChineseNumeral(written(value))).toBe(value);
    }),
  );
});
