import type { CsvFile } from './duckdb-tables.ts';

/** A table's CSV: text, bytes in UTF-8, or a file of them that the database reads piece by piece. */
export type CsvSource = string | Uint8Array | Blob;

const HEADER_LENGTH = 65_536;

/** Whether a source holds nothing, not even a header. */
export function isEmpty(source: CsvSource): boolean {
  return source instanceof Blob ? source.size === 0 : source.length === 0;
}

/** A source in UTF-8: a file, or bytes in a buffer of their own so that they can be given away. */
export function csvContent(source: CsvSource): Uint8Array | Blob {
  if (source instanceof Blob) return source;
  return typeof source === 'string' ? new TextEncoder().encode(source) : source.slice();
}

/** The first bytes of a file: enough for its header. */
export async function csvStart(content: Uint8Array | Blob): Promise<Uint8Array> {
  if (!(content instanceof Blob)) return content.subarray(0, HEADER_LENGTH);
  return new Uint8Array(await content.slice(0, HEADER_LENGTH).arrayBuffer());
}

/** The column names and the line ending that stand in the first line of a CSV file that begins so. */
export function csvShape(begin: Uint8Array): Pick<CsvFile, 'columns' | 'newline'> {
  const start = new TextDecoder().decode(begin);
  const end = start.indexOf('\n');
  const line = end === -1 ? start : start.slice(0, end);
  const header = line.endsWith('\r') ? line.slice(0, -1) : line;
  return {
    columns: header.split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1')),
    newline: line.endsWith('\r') ? '\r\n' : '\n',
  };
}
