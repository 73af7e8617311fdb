import Papa from 'papaparse';

/** One record of a CSV text, with the 1-based line on which it begins; a broken one holds its line as its only cell. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
  readonly isBroken: boolean;
}

/**
 * The records of a CSV text (comma, `"` doubled, LF, CRLF or CR), without those that hold nothing at all. A record whose
 * quotes do not match ends with its first line: a stray quote costs one row, not all that follow.
 */
export function csvRecords(text: string): CsvRecord[] {
  const input = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const newline = !input.includes('\n') && input.includes('\r') ? '\r' : '\n';
  const records: CsvRecord[] = [];
  const shared = cellPool();
  const take = (record: CsvRecord) => records.push({ ...record, cells: record.cells.map(shared) });
  let place = { start: 0, line: 1 };
  while (place.start < input.length) place = readUntilBroken(input, { ...place, newline }, take);
  return records;
}

/** From this length on a part of a text is not copied by the engine but holds on to the whole. */
const SLICED = 13;

/** Gives one text for all equal cells, none of which keeps the file it was read from in memory. */
function cellPool(): (cell: string) => string {
  const known = new Map<string, string>();
  return (cell) => {
    const same = known.get(cell);
    if (same !== undefined) return same;
    const own = cell.length < SLICED ? cell : cell.split('').join('');
    known.set(own, own);
    return own;
  };
}

interface Place {
  readonly start: number;
  readonly line: number;
}

/** Reads records until one is broken or the text ends; returns where to go on. Not Papa.parse: it drops U+FEFF. */
function readUntilBroken(
  input: string,
  from: Place & { newline: '\n' | '\r' },
  take: (record: CsvRecord) => void,
): Place {
  const { newline } = from;
  let { start, line } = from;
  let isBroken = false;
  const step = ({ data, errors, meta }: Papa.ParseResult<string[]>) => {
    if (errors.length > 0) {
      isBroken = true;
      const lineEnd = input.indexOf(newline, start);
      const end = lineEnd === -1 ? input.length : lineEnd;
      take({ cells: [input.slice(start, end)], line, isBroken });
      [start, line] = [end + 1, line + 1];
      return parser.abort();
    }
    const end = from.start + meta.cursor;
    const cells = withoutCarriageReturn(data[0] ?? [], input, end);
    if (cells.some((cell) => cell !== '')) take({ cells, line, isBroken });
    line += occurrences(input.slice(start, end), newline);
    start = end;
  };
  const parser = new Papa.Parser({ delimiter: ',', newline, step });
  parser.parse(input.slice(start), 0, false);
  return isBroken ? { start, line } : { start: input.length, line };
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
