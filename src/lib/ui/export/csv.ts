import Papa from 'papaparse';
import { valueText, type ExportTable } from './export-table.ts';
import type { Value } from '#lib/engines/index.ts';

/**
 * A table as CSV that spreadsheet programs open as it is: UTF-8 with a mark, CRLF, the notes in lines that begin with
 * `#`, and no text that such a program would take for a formula (OWASP: CSV injection).
 */
export function writeCsv({ columns, rows, notes }: ExportTable): string {
  const remarks = notes.map(([label, text]) => [`# ${label}: ${text}`.replace(/[\r\n]+/g, ' ')]);
  const lines = rows.map((row) => row.map(cell));
  return `\uFEFF${Papa.unparse([...remarks, [...columns], ...lines], { newline: '\r\n' })}\r\n`;
}

function cell(value: Value): string | number | boolean {
  return typeof value === 'number' || typeof value === 'boolean' ? value : harmless(valueText(value));
}

/** Texts that begin like a formula get an apostrophe before them; signed numbers are none. */
export function harmless(text: string): string {
  return /^\s*[=+\-@\t\r＝＋－＠]/.test(text) && !/^[+-]?\d+(?:\.\d+)?%?$/.test(text) ? `'${text}` : text;
}
