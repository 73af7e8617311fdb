import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecords } from '../../src/lib/dataset/csv-records.ts';
import { RecordStream, type StreamedRecord } from '../../src/lib/dataset/stream/record-stream.ts';

const PIECES = ['"', '""', ',', '\n', '\r\n', '\r', ' ', 'a', '办', '\uFEFF', 'x"y', '"q"', '"a,\n""b"'];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join(''));

function streamed(parts: readonly string[], newline: '\n' | '\r', longest?: number): StreamedRecord[] {
  const records: StreamedRecord[] = [];
  const stream = longest === undefined ? new RecordStream(newline) : new RecordStream(newline, longest);
  for (const part of parts) stream.push(part, (record) => records.push(record));
  stream.end((record) => records.push(record));
  return records;
}

function cut(whole: string, cuts: readonly number[]): string[] {
  const places = [...new Set(cuts.map((share) => Math.floor(share * whole.length)))].sort((a, b) => a - b);
  return [0, ...places].map((from, index) => whole.slice(from, places[index] ?? whole.length));
}

describe('RecordStream', () => {
  it('gives what PapaParse gives for the whole text, wherever the pieces end', () => {
    fc.assert(
      fc.property(text, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (whole, cuts) => {
        const newline = !whole.replace(/^\uFEFF/, '').includes('\n') && whole.includes('\r') ? '\r' : '\n';
        const records = streamed(cut(whole, cuts), newline);
        expect(records.map(({ cells, line, isBroken }) => ({ cells, line, isBroken }))).toEqual(csvRecords(whole));
      }),
      { numRuns: 3000 },
    );
  });

  it('goes on after a quote that is never closed, and loses its line only', () => {
    const records = streamed(['a,b\n1,"x\n2,y\n', '3,z\n'], '\n');
    expect(records.map(({ cells, line, isBroken }) => [line, isBroken, ...cells])).toEqual([
      [1, false, 'a', 'b'],
      [2, true, '1,"x'],
      [3, false, '2', 'y'],
      [4, false, '3', 'z'],
    ]);
  });

  it('does not hold more than the longest record allowed', () => {
    const stream = new RecordStream('\n', 100);
    let rows = 0;
    stream.push('1,"never closed\n', () => rows++);
    for (let row = 0; row < 50; row++) stream.push('some,more\n', () => rows++);
    expect(rows).toBeGreaterThan(40);
  });
});
