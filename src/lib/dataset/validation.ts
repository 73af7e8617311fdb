import { type Cell, cellReader, cellText } from './cell.ts';
import type { Table } from './field.ts';
import { danglingReferences, duplicateKeys, type PlacedRow } from './keys.ts';
import { type DatasetProblem, datasetProblem } from './problem.ts';
import { type Dataset, type TableName, TABLES } from './schema.ts';

/** Checks rows in memory against the schema: every cell, primary key and reference. Empty when all is well. */
export function validateDataset(dataset: Dataset): DatasetProblem[] {
  return TABLES.flatMap((table) => [
    ...cellProblems(table, placed(dataset[table.name])),
    ...duplicateKeys(table, fileOf(table), placed(dataset[table.name])),
    ...referenceProblems(table, dataset),
  ]);
}

function fileOf(table: Table): string {
  return `${table.name}.csv`;
}

function placed(rows: readonly Readonly<Record<string, Cell>>[]): PlacedRow[] {
  return rows.map((values, index) => ({ values, row: index + 1, line: null }));
}

function cellProblems(table: Table, rows: readonly PlacedRow[]): DatasetProblem[] {
  const columns = table.fields.map((field) => ({ name: field.name, read: cellReader(field) }));
  return rows.flatMap(({ values, row }) =>
    columns.flatMap(({ name, read }) => {
      const value = cellText(values[name] ?? null);
      const reading = read(value);
      if ('value' in reading) return [];
      const parts = { table: table.name as TableName, row, column: name, value, expected: reading.fault.expected };
      return [datasetProblem(reading.fault.code, fileOf(table), parts)];
    }),
  );
}

function referenceProblems(table: Table, dataset: Dataset): DatasetProblem[] {
  const rows = placed(dataset[table.name as TableName]);
  return table.foreignKeys.flatMap((key) =>
    danglingReferences(table, key, {
      file: fileOf(table),
      rows,
      referenced: dataset[key.reference.table as TableName],
    }),
  );
}
