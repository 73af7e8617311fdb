import { type Cell, cellText } from './cell.ts';
import type { DatasetProblem, RowPlace } from './problem.ts';
import { type Dataset, type Row, type TableName, tableNamed } from './schema.ts';
import { readingProblems, readTable, type RejectedRow, type TableReading } from './table-reading.ts';

/** The rows of one table that were not loaded, under the header of their file. */
export interface RejectedRows {
  readonly table: TableName;
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly RejectedRow[];
}

/** One table read from CSV; `places[i]` says where `rows[i]` stands. */
export interface CsvReading<N extends TableName> {
  readonly rows: Row<N>[];
  readonly places: readonly RowPlace[];
  readonly problems: readonly DatasetProblem[];
  readonly rejected: RejectedRows;
}

/** Reads one table: typed rows, every problem with its place, and the refused rows. Never throws on bad data. */
export function readCsv<N extends TableName>(name: N, text: string, file = `${name}.csv`): CsvReading<N> {
  const reading = readTable(tableNamed(name), text, file);
  return {
    rows: typedRows<N>(reading.good.map(({ values }) => values)),
    places: reading.good.map(({ row, line }) => ({ row, line })),
    problems: readingProblems(reading),
    rejected: rejectedRows(reading),
  };
}

/** The values of a table's good rows, typed by their table. */
export function typedRows<N extends TableName>(rows: readonly Readonly<Record<string, Cell>>[]): Row<N>[] {
  return rows.map((values) => values as Row<N>);
}

/** The refused rows of a reading, under the header of their file. */
export function rejectedRows({ table, file, header, rejected }: Omit<TableReading, 'good'>): RejectedRows {
  return { table: table.name as TableName, file, header, rows: rejected };
}

/** Writes a table as CSV: header first, comma, `"` doubled, LF, empty cell for `null`. */
export function writeCsv<N extends TableName>(name: N, rows: Readonly<Dataset[N]>): string {
  const columns = tableNamed(name).fields.map((field) => field.name);
  const cells = rows.map((row: Readonly<Record<string, Cell>>) =>
    columns.map((column) => cellText(row[column] ?? null)),
  );
  return csvText([columns, ...cells]);
}

/** Joins cells into CSV text, quoting only where it must. */
function csvText(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `${csvLine(cells)}\n`).join('');
}

/** A record as a line of CSV without its end. */
export function csvLine(cells: readonly string[]): string {
  return cells.map(quoted).join(',');
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
