import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/lib/documents/csv.ts';
import { outline, problemsOf, textsOf } from './outline.ts';
import { bytesOf } from './relay.ts';

const read = (text: string, file = 'form.csv') => readCsv(file, bytesOf(text));

describe('readCsv(file, bytes)', () => {
  it('finds the delimiter from the whole file', () => {
    expect(textsOf(read('甲,乙\n1,2\n').grids[0])).toEqual([
      ['甲', '乙'],
      ['1', '2'],
    ]);
    expect(textsOf(read('甲\t乙,丙\n1\t2\n').grids[0])).toEqual([
      ['甲', '乙,丙'],
      ['1', '2'],
    ]);
    expect(textsOf(read('项目概况：一、二;说明\na;b\nc,d;e\nf;g').grids[0])[2]).toEqual(['c,d', 'e']);
    expect(textsOf(read('甲|乙\n一,二|三').grids[0])[1]).toEqual(['一,二', '三']);
  });

  it('takes the delimiter a first line sep= declares', () => {
    expect(outline(read('sep=;\r\na,b;c\r\n').grids[0])).toEqual(['0,0 a,b @L2', '0,1 c @L2']);
  });

  it('does not count delimiters inside quotes', () => {
    expect(textsOf(read('"a;b;c;d",x\n"e;f;g;h",y\n').grids[0])).toEqual([
      ['a;b;c;d', 'x'],
      ['e;f;g;h', 'y'],
    ]);
  });

  it('keeps line breaks and doubled quotes in quoted fields and gives the line a record starts on', () => {
    expect(outline(read('a,b\r\n"x\r\ny","他说""好"""\r\n\r\nc,d\r\n').grids[0])).toEqual([
      '0,0 a @L1',
      '0,1 b @L1',
      '1,0 x\r\ny @L2',
      '1,1 他说"好" @L2',
      '2,0  @L4',
      '3,0 c @L5',
      '3,1 d @L5',
    ]);
  });

  it('reads quotes as characters, and says so, where one is never closed', () => {
    const document = read('a,b\nfoo,"open\n1,2\n');
    expect(textsOf(document.grids[0])).toEqual([
      ['a', 'b'],
      ['foo', '"open'],
      ['1', '2'],
    ]);
    expect(problemsOf(document, 'unclosed_quote')).toHaveLength(1);
  });

  it('keeps a quote inside an unquoted field', () => {
    expect(textsOf(read('5" 管,x\n6" 管,y').grids[0])).toEqual([
      ['5" 管', 'x'],
      ['6" 管', 'y'],
    ]);
  });

  it('reads tabs and nothing else in a tsv', () => {
    expect(textsOf(read('a,b,c\td\ne,f,g\th', 'form.tsv').grids[0])).toEqual([
      ['a,b,c', 'd'],
      ['e,f,g', 'h'],
    ]);
  });

  it('calls rows of unequal length lines, running text above a table excepted', () => {
    expect(read('标题\na,b\nc,d').grids[0]?.shape).toBe('table');
    expect(read('a,b,c\nd,e\nf,g').grids[0]?.shape).toBe('lines');
  });

  it('reads GB18030 and UTF-16', () => {
    const gbk = Uint8Array.of(0xcf, 0xee, 0xc4, 0xbf, 0x2c, 0x31, 0x0a);
    const wide = Uint8Array.of(0xff, 0xfe, 0x79, 0x98, 0xee, 0x76, 0x2c, 0, 0x31, 0);
    expect(readCsv('a.csv', gbk)).toMatchObject({ encoding: 'gb18030', reader: 'csv' });
    expect(textsOf(readCsv('a.csv', gbk).grids[0])).toEqual([['项目', '1']]);
    expect(textsOf(readCsv('a.csv', wide).grids[0])).toEqual([['项目', '1']]);
  });

  it('has no grid for an empty file', () => {
    expect(read('').grids).toEqual([]);
    expect(read('\n\n').grids).toEqual([]);
  });
});
