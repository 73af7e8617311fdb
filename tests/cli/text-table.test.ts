import { describe, expect, it } from 'vitest';
import { displayWidth, textTable } from '../../src/cli/text-table.ts';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['绩效', 4],
    ['≥95％', 5],
    ['（万元）', 8],
    ['𠮷', 2],
    ['e\u0301', 1],
    ['｡ﾊﾝ', 3],
    ['가', 2],
  ])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('textTable', () => {
  it('puts numbers to the right, leaves the unknown blank and keeps a row on one line', () => {
    const rows = [
      { name: '乌海市\n信访局', wan: 60, list: [1, null] },
      { name: 'B', wan: null, list: null },
    ];
    expect(textTable(['name', 'wan', 'list'], rows).split('\n')).toEqual([
      'name           wan  list',
      '─────────────  ───  ────────',
      '乌海市⏎信访局   60  [1,null]',
      'B',
      '(2 rows)',
    ]);
  });
});
