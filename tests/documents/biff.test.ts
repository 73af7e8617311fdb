import fc from 'fast-check';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { BiffReader, RECORD, recordsFrom } from '../../src/lib/documents/biff.ts';
import { openCompoundFile } from '../../src/lib/documents/compound-file.ts';
import { readXlsx } from '../../src/lib/documents/xlsx.ts';

const wide = (text: string) => [...text].flatMap((sign) => [sign.charCodeAt(0) & 0xff, sign.charCodeAt(0) >> 8]);
const narrow = (text: string) => [...text].map((sign) => sign.charCodeAt(0));
const record = (type: number, data: readonly number[]) => [
  type & 0xff,
  type >> 8,
  data.length & 0xff,
  data.length >> 8,
  ...data,
];

describe('BiffReader', () => {
  const reader = (...pieces: [number[], ...number[][]]) =>
    new BiffReader({
      type: 0,
      pieces: [Uint8Array.from(pieces[0]), ...pieces.slice(1).map((piece) => Uint8Array.from(piece))],
    });

  it('reads strings of one and two bytes', () => {
    const data = reader([3, 0, 0, ...narrow('abé'), 2, 0, 1, ...wide('项目')]);
    expect([data.text('short'), data.text('short'), data.isAtEnd]).toEqual(['abé', '项目', true]);
  });

  it('reads a string cut by a continuation, which says anew how wide its characters are', () => {
    const data = reader([5, 0, 1, ...wide('项目')], [0, ...narrow('abc')], [1, 0, 1, ...wide('值')]);
    expect([data.text('short'), data.text('short')]).toEqual(['项目abc', '值']);
  });

  it('skips formatting runs and readings', () => {
    const data = reader([2, 0, 1 | 4 | 8, 1, 0, 3, 0, 0, 0, ...wide('项目'), 0, 0, 0, 0, 9, 9, 9, 1, 0, 0, 0x41]);
    expect([data.text('short'), data.text('short')]).toEqual(['项目', 'A']);
  });

  it('reads zeros past the end', () => {
    const data = reader([1]);
    expect([data.long(), data.double(), data.text('short')]).toEqual([1, 0, '']);
  });
});

describe('recordsFrom(stream, position)', () => {
  it('joins continuations, leaves charts inside a sheet out, and stops at its end', () => {
    const stream = Uint8Array.from([
      ...record(RECORD.begin, [0, 6]),
      ...record(RECORD.strings, [1]),
      ...record(RECORD.continue, [2]),
      ...record(RECORD.begin, [0, 6]),
      ...record(RECORD.number, [9]),
      ...record(RECORD.end, []),
      ...record(RECORD.label, [3]),
      ...record(RECORD.end, []),
      ...record(RECORD.label, [4]),
    ]);
    const read = [...recordsFrom(stream, 0)].map(({ type, pieces }) => [type, ...pieces.map((piece) => [...piece])]);
    expect(read).toEqual([
      [RECORD.begin, [0, 6]],
      [RECORD.strings, [1], [2]],
      [RECORD.label, [3]],
      [RECORD.end, []],
    ]);
  });
});

describe('openCompoundFile(bytes)', () => {
  it('finds streams, small ones in the mini stream', () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['x']]), 'S');
    const bytes: unknown = write(book, { type: 'array', bookType: 'biff8' });
    const file = openCompoundFile(new Uint8Array(bytes instanceof ArrayBuffer ? bytes : []));
    expect(file?.stream('workbook')?.subarray(0, 2)).toEqual(Uint8Array.of(0x09, 0x08));
    expect(file?.stream('nothing')).toBeUndefined();
    expect(openCompoundFile(Uint8Array.of(0xd0, 0xcf))).toBeUndefined();
  });
});

describe('a binary workbook', () => {
  const value = fc.oneof(
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })
      .map((number) => Math.round(number * 100) / 100),
    fc.integer(),
    fc.string({ unit: fc.constantFrom(...'项目指标a1%é≥ '), maxLength: 40 }),
  );
  const rows = fc.array(fc.array(value, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 30 });

  it('gives back what was written into it', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const book = utils.book_new();
        utils.book_append_sheet(book, utils.aoa_to_sheet(written), 'S');
        const bytes: unknown = write(book, { type: 'array', bookType: 'biff8', bookSST: true });
        const document = await readXlsx('a.xls', new Uint8Array(bytes instanceof ArrayBuffer ? bytes : []));
        const cells = new Map(
          document.grids.flatMap((grid) => grid.rows.flat().map((cell) => [cell.place, cell.text])),
        );
        written.forEach((row, at) => {
          row.forEach((own, column) => {
            const text = cells.get(`S!${String.fromCharCode(65 + column)}${at + 1}`) ?? '';
            if (typeof own === 'string') expect(text.trim()).toBe(own.trim());
            else expect(Number(text)).toBeCloseTo(own, 6);
          });
        });
      }),
      { numRuns: 60 },
    );
  });
});
