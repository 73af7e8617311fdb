import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvPieces } from '#lib/ui/csv-pieces.server.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('a table in pieces', () => {
  it('is the table when they are put one after another, cut between rows only', () => {
    const cell = fc.constantFrom('a', '目标', '"two\nlines"', '"a ""quoted"" one"', '');
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), fc.integer({ min: 12, max: 80 }), (cells, largest) => {
        const bytes = new TextEncoder().encode(`name\n${cells.map((own) => `${own}\n`).join('')}`);
        const pieces = csvPieces('forms', bytes, largest);
        expect(pieces.map(({ from, to }) => text(bytes.subarray(from, to))).join('')).toBe(text(bytes));
        expect(pieces.reduce((sum, { rows }) => sum + rows, 0)).toBe(cells.length);
        for (const { from, to, rows } of pieces) {
          expect((text(bytes.subarray(from, to)).match(/"/g) ?? []).length % 2).toBe(0);
          expect(to - from <= largest || rows === 1 || from === 0).toBe(true);
        }
      }),
    );
  });

  it('keeps its name when it is small', () => {
    expect(csvPieces('forms', new TextEncoder().encode('id\na\nb\n'), 100)).toEqual([
      { name: 'forms.csv', from: 0, to: 7, rows: 2 },
    ]);
    expect(csvPieces('forms', new TextEncoder().encode('id\na\nb\n'), 5).map(({ name }) => name)).toEqual([
      'forms-01.csv',
      'forms-02.csv',
    ]);
  });
});
