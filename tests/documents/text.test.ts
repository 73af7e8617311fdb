import { describe, expect, test } from 'vitest';
import { openDocument } from '#lib/documents/index.ts';

async function cellsOf(text: string): Promise<readonly (readonly [string, number, string])[]> {
  const document = await openDocument('form.txt', new TextEncoder().encode(text));
  return document.grids
    .flatMap((grid) => grid.rows.flat())
    .map((cell) => [cell.text, cell.column, cell.place] as const);
}

describe('a text becomes one grid of lines', () => {
  test('a cell’s column is the number of tabs before it, its place the line; blank cells and lines stay', async () => {
    expect(await cellsOf('表名\n\n\t数量指标\t\t3起')).toEqual([
      ['表名', 0, 'L1'],
      ['', 0, 'L2'],
      ['', 0, 'L3'],
      ['数量指标', 1, 'L3'],
      ['', 2, 'L3'],
      ['3起', 3, 'L3'],
    ]);
  });

  test.each([
    ['a\r\nb', ['a', 'b']],
    ['a\rb', ['a', 'b']],
  ])('line ends of every system: %j', async (text, cells) => {
    expect((await cellsOf(text)).map(([cell]) => cell)).toEqual(cells);
  });

  test.each([
    ['<p>(一) 甲。</p> <p>(二) 乙。</p>', '(一) 甲。\n(二) 乙。'],
    ['甲<br/>乙', '甲\n乙'],
    ['&ge;95%&nbsp;&#8804;', '≥95% ≤'],
    ['<2小时', '<2小时'],
    ['<=2小时', '<=2小时'],
    ['<b>甲</b>', '甲'],
    ['R&D', 'R&D'],
  ])('tags left in a cell: %j', async (text, cell) => {
    expect((await cellsOf(text))[0]?.[0]).toBe(cell);
  });

  test('says which reader and encoding it was, and the checksum of the bytes', async () => {
    const bytes = new Uint8Array([0xcf, 0xee, 0xc4, 0xbf, 0xc3, 0xfb, 0xb3, 0xc6]);
    const document = await openDocument('gbk.txt', bytes);
    expect([document.reader, document.encoding, document.grids[0]?.rows[0]?.[0]?.text]).toEqual([
      'text',
      'gb18030',
      '项目名称',
    ]);
    expect(document.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});
