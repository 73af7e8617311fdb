import Papa from 'papaparse';
import { delimiterOf } from './csv-delimiter.ts';
import type { Cell, Grid, ReadDocument } from './grid.ts';
import type { ReadOptions } from './limits.ts';
import { stripMarkup } from './markup.ts';
import { startReading, type Reading } from './reading.ts';

const UNCLOSED: readonly string[] = ['MissingQuotes'];
const NO_QUOTE = '\u0000';

interface CsvRecord {
  readonly fields: readonly string[];
  /** 1-based line of the file where the record starts. */
  readonly line: number;
}

/**
 * Reads a csv or tsv file: the delimiter is found from the whole file (or its first line `sep=;`), quoted fields may
 * hold delimiters and line breaks. Rows of unequal length make it `lines` instead of a `table`. Places are the line a
 * record starts on: `L12`. A quote that is never closed would swallow the rest of the file: such a file is read with
 * quotes as plain characters, and that is reported. Html tags left in fields (`<p>`) become line breaks.
 */
export function readCsv(file: string, bytes: Uint8Array, options?: ReadOptions): ReadDocument {
  const reading = startReading({ file, bytes, reader: 'csv' }, options);
  const { text, encoding } = reading.decoded();
  const { delimiter, from } = /\.(?:tsv|tab)$/i.test(file) ? { delimiter: '\t', from: 0 } : delimiterOf(text);
  const records = quotedRecords(text, { delimiter, from }, reading);
  const rows: Cell[][] = [];
  for (const record of records) {
    if (reading.takeCells(record.fields.length) < record.fields.length) break;
    rows.push(cellsOf(record, rows.length));
  }
  while (rows.at(-1)?.every((cell) => cell.text.trim() === '')) rows.pop();
  return reading.finish(rows.length > 0 ? [{ name: '', shape: shapeOf(rows), rows }] : [], encoding);
}

/** A table if all rows have the same number of cells, but for lines of running text above and below. */
function shapeOf(rows: readonly (readonly Cell[])[]): Grid['shape'] {
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  if (width === 1) return 'prose';
  return rows.every((cells) => cells.length === width || cells.length === 1) ? 'table' : 'lines';
}

function cellsOf({ fields, line }: CsvRecord, row: number): Cell[] {
  return fields.map((field, column) => ({
    text: stripMarkup(field),
    row,
    column,
    rowSpan: 1,
    columnSpan: 1,
    place: `L${line}`,
  }));
}

interface Dialect {
  readonly delimiter: string;
  /** Where the records begin in the text. */
  readonly from: number;
  readonly quoteChar?: string;
}

function quotedRecords(text: string, dialect: Dialect, reading: Reading): CsvRecord[] {
  const quoted = parse(text, dialect);
  if (quoted) return quoted;
  reading.problems.report('unclosed_quote', '', {});
  return parse(text, { ...dialect, quoteChar: NO_QUOTE }) ?? [];
}

/** The records of a text, or undefined if a quote is never closed. */
function parse(text: string, { delimiter, from, quoteChar = '"' }: Dialect): CsvRecord[] | undefined {
  const body = text.slice(from);
  const records: CsvRecord[] = [];
  const lines = lineCounter(text);
  let start = 0;
  let closed = true;
  Papa.parse<string[]>(body, {
    delimiter,
    quoteChar,
    newline: newlineOf(body),
    step({ data, errors, meta }, parser) {
      records.push({ fields: data.map(withoutReturn), line: lines(from + start) });
      start = meta.cursor;
      closed = !errors.some((error) => UNCLOSED.includes(error.code));
      if (!closed) parser.abort();
    },
  });
  return closed ? records : undefined;
}

/** A file with both kinds of line ends leaves a carriage return at the end of some records. */
function withoutReturn(field: string, index: number, fields: readonly string[]): string {
  return index === fields.length - 1 && field.endsWith('\r') ? field.slice(0, -1) : field;
}

/** Counts lines up to growing positions of a text: 1-based. */
function lineCounter(text: string): (position: number) => number {
  let line = 1;
  let at = 0;
  return (position) => {
    for (; at < position; at++) {
      const code = text.charCodeAt(at);
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) line++;
    }
    return line;
  };
}

function newlineOf(text: string): '\r\n' | '\n' | '\r' {
  if (!text.includes('\n')) return text.includes('\r') ? '\r' : '\n';
  return text.includes('\r\n') && !/[^\r]\n/.test(text) ? '\r\n' : '\n';
}
