import { writeRejectedCsv, type RejectedRows } from '#lib/dataset/index.ts';
import { formatProblem, type Locale } from '#lib/i18n/index.ts';

/** The refused rows of a table with the reason for each, as a CSV that spreadsheet programs open in UTF-8. */
export function rejectedFile(rejected: RejectedRows, locale: Locale): Blob {
  const csv = writeRejectedCsv(rejected, ({ code, ...values }) => formatProblem({ code, values }, locale));
  return new Blob(['\uFEFF', csv], { type: 'text/csv;charset=utf-8' });
}

/** Hands a file to the reader. */
export function saveFile(name: string, content: Blob): void {
  const anchor = document.createElement('a');
  anchor.href = URL.createObjectURL(content);
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
}
