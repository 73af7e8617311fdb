import { type BookType, utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readXlsx } from '../../src/lib/documents/xlsx.ts';
import { outline, problemsOf } from './outline.ts';

function workbook(): ReturnType<typeof utils.book_new> {
  const sheet = utils.aoa_to_sheet([
    ['项目名称', 0.95, 44197],
    ['隐藏', 1, ''],
    ['合并', '', '备注'],
  ]);
  Object.assign(sheet.B1 ?? {}, { z: '0%' });
  Object.assign(sheet.C1 ?? {}, { z: 'm/d/yy' });
  sheet['!merges'] = [utils.decode_range('A3:B3')];
  sheet['!rows'] = [{}, { hidden: true }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '表一');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['库']]), '隐');
  book.Workbook = { Sheets: [{}, { Hidden: 1 }] };
  return book;
}

function bytesIn(bookType: BookType): Uint8Array {
  const written: unknown = write(workbook(), { type: 'array', bookType });
  if (!(written instanceof ArrayBuffer)) throw new Error('no bytes');
  return new Uint8Array(written);
}

describe('readXlsx(file, bytes) of older workbooks', () => {
  const visible = [
    '0,0 项目名称 @表一!A1',
    '0,1 95% @表一!B1',
    '0,2 2021/1/1 @表一!C1',
    '1,0+1×2 合并 @表一!A3',
    '1,2 备注 @表一!C3',
  ];
  const types: BookType[] = ['xlml', 'xlsx'];

  it.each(types)('reads %s with merged ranges, hidden rows and sheets, number formats', async (type) => {
    const document = await readXlsx('form.xls', bytesIn(type));
    const shown = outline(document.grids[0]).map((cell) => cell.replace(' 1/1/21 ', ' 2021/1/1 '));
    expect(shown).toEqual(visible);
    expect(problemsOf(document, 'hidden_rows').map(({ values }) => values.text)).toEqual(['隐藏\t1']);
    expect(problemsOf(document, 'hidden_sheet').map(({ values }) => values.text)).toEqual(['库']);
    expect(document.grids).toHaveLength(1);
  });

  it('reads a binary xls', async () => {
    const document = await readXlsx('form.xls', bytesIn('biff8'));
    expect(document.reader).toBe('xlsx');
    // the library that writes it does not write hidden rows
    const shown = outline(document.grids[0]).filter((cell) => !cell.startsWith('1,'));
    expect(shown).toEqual(visible.map((cell) => cell.replace(/^1,/, '2,')));
    expect(problemsOf(document, 'hidden_sheet').map(({ values }) => values.text)).toEqual(['库']);
  });

  it('reads Chinese text of a workbook older than Excel 97', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['ABCD']]), 'S');
    const written: unknown = write(book, { type: 'array', bookType: 'biff5' });
    const bytes = new Uint8Array(written instanceof ArrayBuffer ? written : []);
    replace(bytes, [0x41, 0x42, 0x43, 0x44], [0xcf, 0xee, 0xc4, 0xbf]);
    const codePage = [0x42, 0, 2, 0];
    const at = find(bytes, codePage);
    bytes.set([0xa8, 0x03], at + 4);
    const document = await readXlsx('form.xls', bytes);
    expect(outline(document.grids[0])).toEqual(['0,0 项目 @S!A1']);
  });

  it('says that it does not read xlsb', async () => {
    expect((await readXlsx('form.xlsb', bytesIn('xlsb'))).problems).toMatchObject([{ code: 'old_format' }]);
  });

  it('reads an OpenDocument workbook', async () => {
    const document = await readXlsx('form.ods', bytesIn('ods'));
    expect(outline(document.grids[0])).toContain('0,0 项目名称 @表一!A1');
    expect(outline(document.grids[0])).toContain('2,0+1×2 合并 @表一!A3');
  });

  it('says that a compound file is no workbook', async () => {
    const bytes = bytesIn('biff8');
    const wide = (name: string) => [...name].flatMap((sign) => [sign.charCodeAt(0), 0]);
    replace(bytes, wide('Workbook'), wide('Xorkbook'));
    expect((await readXlsx('a.xls', bytes)).problems.map(({ code }) => code)).toEqual(['not_this_format']);
  });
});

function find(bytes: Uint8Array, wanted: readonly number[]): number {
  for (let at = 0; at < bytes.length; at++) if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  return -1;
}

function replace(bytes: Uint8Array, wanted: readonly number[], by: readonly number[]): void {
  for (let at = find(bytes, wanted); at >= 0; at = find(bytes, wanted)) bytes.set(by, at);
}
