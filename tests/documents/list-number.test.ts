import { describe, expect, it } from 'vitest';
import { listNumber } from '../../src/lib/documents/list-number.ts';

const CASES: readonly (readonly [number, string, string])[] = [
  [1, 'chineseCounting', '一'],
  [10, 'chineseCounting', '十'],
  [11, 'chineseCountingThousand', '十一'],
  [20, 'japaneseCounting', '二十'],
  [105, 'chineseCounting', '一百零五'],
  [1010, 'chineseCounting', '一千零一十'],
  [12, 'chineseLegalSimplified', '壹拾贰'],
  [20, 'ideographDigital', '二〇'],
  [3, 'ideographTraditional', '丙'],
  [3, 'decimalEnclosedCircle', '③'],
  [21, 'decimalEnclosedCircle', '21'],
  [3, 'decimalZero', '03'],
  [3, 'decimalFullWidth', '３'],
  [28, 'lowerLetter', 'bb'],
  [3, 'upperLetter', 'C'],
  [1994, 'upperRoman', 'MCMXCIV'],
  [4, 'lowerRoman', 'iv'],
  [7, 'anything else', '7'],
  [0, 'chineseCounting', '0'],
  [999_999, 'lowerLetter', '999999'],
];

describe('listNumber(value, format)', () => {
  it.each(CASES)('writes %d as %s: %s', (value, format, written) => {
    expect(listNumber(value, format)).toBe(written);
  });
});
