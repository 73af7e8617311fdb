import { valueText, type ExportTable } from './export-table.ts';
import type { Value } from '#lib/engines/index.ts';

/**
 * A table as CSV that spreadsheet programs open as it is: UTF-8 with a mark, CRLF, the notes in lines that begin with
 * `#`, and no text that such a program would take for a formula (OWASP: CSV injection).
 */
export function writeCsv({ columns, rows, notes }: ExportTable): string {
  const remarks = notes.map(([label, text]) => `# ${label}: ${text}`.replace(/[\r\n]+/g, ' ')).map(quoted);
  const lines = [columns, ...rows].map((cells) => cells.map(cell).join(','));
  return `\uFEFF${[...remarks, ...lines, ''].join('\r\n')}`;
}

function cell(value: Value): string {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : quoted(harmless(valueText(value)));
}

/** Texts that begin like a formula get an apostrophe before them; signed numbers are none. */
function harmless(text: string): string {
  return /^\s*[=+\-@\t\r＝＋－＠]/.test(text) && !/^[+-]?\d+(?:\.\d+)?%?$/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
