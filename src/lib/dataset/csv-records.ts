import Papa from 'papaparse';

/** One record of a CSV text, with the 1-based line on which it begins. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
  readonly isBroken: boolean;
}

/** The records of a CSV text (comma, `"` doubled, LF, CRLF or CR), without those that hold nothing at all. */
export function csvRecords(text: string): CsvRecord[] {
  const input = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const newline = !input.includes('\n') && input.includes('\r') ? '\r' : '\n';
  const records: CsvRecord[] = [];
  let start = 0;
  let line = 1;
  Papa.parse<string[]>(input, {
    delimiter: ',',
    newline,
    step: ({ data, errors, meta }) => {
      const cells = withoutCarriageReturn(data, input, meta.cursor);
      if (cells.some((cell) => cell !== '')) records.push({ cells, line, isBroken: errors.length > 0 });
      line += occurrences(input.slice(start, meta.cursor), newline);
      start = meta.cursor;
    },
  });
  return records;
}

/** With LF as the separator, the CR of a CRLF clings to an unquoted last cell. */
function withoutCarriageReturn(cells: string[], input: string, end: number): string[] {
  const last = cells.at(-1);
  if (!last?.endsWith('\r') || !input.startsWith('\r\n', end - 2) || input[end - 3] === '"') return cells;
  return [...cells.slice(0, -1), last.slice(0, -1)];
}

function occurrences(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) count++;
  return count;
}
