import type { CsvFile } from './duckdb-tables.ts';

/** A table's CSV: text, or bytes in UTF-8. */
export type CsvSource = string | Uint8Array;

const HEADER_LENGTH = 65_536;

/** The bytes of a source in UTF-8, in a buffer of their own so that they can be given away. */
export function csvBytes(source: CsvSource): Uint8Array {
  return typeof source === 'string' ? new TextEncoder().encode(source) : source.slice();
}

/** The column names and the line ending that stand in the first line of a CSV file. */
export function csvShape(bytes: Uint8Array): Pick<CsvFile, 'columns' | 'newline'> {
  const start = new TextDecoder().decode(bytes.subarray(0, HEADER_LENGTH));
  const end = start.indexOf('\n');
  const line = end === -1 ? start : start.slice(0, end);
  const header = line.endsWith('\r') ? line.slice(0, -1) : line;
  return {
    columns: header.split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1')),
    newline: line.endsWith('\r') ? '\r\n' : '\n',
  };
}
