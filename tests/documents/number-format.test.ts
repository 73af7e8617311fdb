import { describe, expect, it } from 'vitest';
import { builtInFormat, showNumber } from '../../src/lib/documents/number-format.ts';

const SHOWN: readonly (readonly [string, string, string])[] = [
  ['0.95', '0%', '95%'],
  ['0.1234', '0.00%', '12.34%'],
  ['1234.5', '#,##0.00', '1,234.50'],
  ['-1234.5', '#,##0.00_);[Red]\\(#,##0.00\\)', '(1,234.50)'],
  ['44197', builtInFormat(14), '2021/1/1'],
  ['44197', builtInFormat(31), '2021年1月1日'],
  ['44197', builtInFormat(57), '2021年1月'],
  ['44197', '[$-804]yyyy"年"m"月"d"日";@', '2021年1月1日'],
  ['0.6', '上午/下午h"时"mm"分"', '下午2时24分'],
  ['30', 'G/通用格式"次"', '30次'],
  ['30', 'General"次"', '30次'],
  ['0.95', '≥0%', '≥95%'],
  ['12', '0000', '0012'],
  ['0', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '-'],
  ['0.30000000000000004', '', '0.3'],
  ['0.1', 'General', '0.1'],
  ['123', '@', '123'],
  ['1E-7', '', '0.0000001'],
  ['1.5E3', '', '1500'],
  ['12345678901234', '', '12345678901234'],
  ['12345678901234', '0.00E+00', '12345678901234'],
  ['5', '[unreadable', '5'],
  ['x', '0%', 'x'],
];

describe('showNumber(stored, pattern)', () => {
  it.each(SHOWN)('shows %s in %s as %s', (stored, pattern, text) => {
    expect(showNumber(stored, pattern)).toMatchObject({ text, loss: undefined });
  });

  it('writes out long codes and says that digits are lost', () => {
    expect(showNumber('3.6048321888800001E+20', '')).toEqual({
      text: '360483218888000010000',
      stored: '360483218888000010000',
      loss: 'digits',
    });
    expect(showNumber('123456789012345', '0').loss).toBeUndefined();
    expect(showNumber('1234567890123456', '0').loss).toBe('digits');
  });

  it('says when fewer digits are shown than stored', () => {
    expect(showNumber('12.345', '0.00"万元"')).toEqual({ text: '12.35万元', stored: '12.345', loss: 'rounded' });
    expect(showNumber('0.956', '0%')).toMatchObject({ text: '96%', loss: 'rounded' });
  });

  it('shows nothing where the format hides the number', () => {
    expect(showNumber('5', ';;;')).toMatchObject({ text: '', stored: '5' });
  });
});
