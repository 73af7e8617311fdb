import { type Cell, cellReader } from './cell.ts';
import { readHeader } from './csv-header.ts';
import { type CsvRecord, csvRecords } from './csv-records.ts';
import type { Table } from './field.ts';
import { duplicateKeys, joinedKey, type PlacedRow } from './keys.ts';
import { type DatasetProblem, datasetProblem, type RowPlace } from './problem.ts';
import type { TableName } from './schema.ts';

/** A row that was not loaded: its cells as they stand in the file and what is wrong with it. */
export interface RejectedRow extends RowPlace {
  readonly cells: readonly string[];
  readonly problems: readonly DatasetProblem[];
}

/** A good row with the cells it was read from. */
interface GoodRow extends PlacedRow {
  readonly cells: readonly string[];
}

/** One table's CSV text, read and checked by itself; `problems` holds those of the header and of every refused row. */
export interface TableReading {
  readonly table: Table;
  readonly file: string;
  readonly header: readonly string[];
  readonly good: readonly GoodRow[];
  readonly rejected: readonly RejectedRow[];
  readonly problems: readonly DatasetProblem[];
}

type CheckedRow = GoodRow & RejectedRow;

/** Reads one table's CSV text. Without a required column no row can be read: all are refused for that one reason. */
export function readTable(table: Table, text: string, file: string): TableReading {
  const [first, ...records] = csvRecords(text);
  const header = first?.cells ?? [];
  const { positions, problems, isUsable } = readHeader(table, header, file);
  const base = { table, file, header };
  if (!isUsable) {
    const refuse = ({ cells, line }: CsvRecord, index: number) => ({ row: index + 1, line, cells, problems });
    return { ...base, good: [], rejected: records.map(refuse), problems };
  }
  const rows = records.map(rowReader(table, positions, { file, width: header.length }));
  const reading = { ...base, good: rows.filter(isGood), rejected: rows.filter((row) => !isGood(row)), problems };
  return refuseRows(reading, duplicateKeys(table, file, reading.good));
}

/** The reading with the good rows named by these problems moved to the refused ones, in the order of the file. */
export function refuseRows(reading: TableReading, problems: readonly DatasetProblem[]): TableReading {
  const byRow = grouped(problems);
  const refused = reading.good.flatMap(({ row, line, cells }) => {
    const found = byRow.get(row);
    return found ? [{ row, line, cells, problems: found }] : [];
  });
  const rejected = [...reading.rejected, ...refused].sort((a, b) => a.row - b.row);
  return { ...reading, good: reading.good.filter(({ row }) => !byRow.has(row)), rejected };
}

/**
 * The keys of the refused rows that could be read, with the first row of each. The cells stand as in the file: what is
 * referred to is text.
 */
export function refusedKeys({ table, header, rejected }: Omit<TableReading, 'good'>): ReadonlyMap<string, number> {
  const names = header.map((name) => name.trim());
  const positions = table.primaryKey.map((name) => names.indexOf(name));
  const keys = new Map<string, number>();
  if (positions.includes(-1)) return keys;
  for (const { cells, problems, row } of rejected) {
    if (hasBrokenQuotes(problems)) continue;
    const key = joinedKey(positions.map((at) => cells[at] ?? ''));
    if (!keys.has(key)) keys.set(key, row);
  }
  return keys;
}

/** Everything wrong with a table: its header's problems, then those of its refused rows in the order of the file. */
export function readingProblems({ problems, rejected }: Omit<TableReading, 'good'>): DatasetProblem[] {
  return [...new Set([...problems, ...rejected.flatMap((row) => row.problems)])];
}

function grouped(problems: readonly DatasetProblem[]): Map<number | null, DatasetProblem[]> {
  const byRow = new Map<number | null, DatasetProblem[]>();
  for (const problem of problems) byRow.set(problem.row, [...(byRow.get(problem.row) ?? []), problem]);
  return byRow;
}

function hasBrokenQuotes(problems: readonly DatasetProblem[]): boolean {
  return problems.some(({ code }) => code === 'row_quotes');
}

function isGood(row: CheckedRow): boolean {
  return row.problems.length === 0;
}

function rowReader(table: Table, positions: readonly number[], source: { file: string; width: number }) {
  const columns = table.fields.map((field, index) => ({
    name: field.name,
    position: positions[index] ?? -1,
    read: cellReader(field),
  }));
  return ({ cells, line, isBroken }: CsvRecord, index: number): CheckedRow => {
    const row = { row: index + 1, line, cells };
    const place = { table: table.name as TableName, row: row.row, line };
    const refuse = (code: 'row_quotes' | 'row_cells', parts = {}) => ({
      ...row,
      values: {},
      problems: [datasetProblem(code, source.file, { ...place, ...parts })],
    });
    if (isBroken) return refuse('row_quotes', { value: cells[0] ?? null });
    if (cells.length !== source.width)
      return refuse('row_cells', { value: String(cells.length), expected: String(source.width) });
    const problems: DatasetProblem[] = [];
    const values: Record<string, Cell> = {};
    for (const { name, position, read } of columns) {
      const text = cells[position] ?? '';
      const reading = read(text);
      if ('value' in reading) values[name] = reading.value;
      else {
        const { code, expected } = reading.fault;
        problems.push(datasetProblem(code, source.file, { ...place, column: name, value: text, expected }));
      }
    }
    return { ...row, values, problems };
  };
}
