import {
  Bool,
  type DataType,
  DateDay,
  Field as ArrowField,
  Float64,
  Schema,
  Table as ArrowTable,
  tableToIPC,
  Utf8,
} from 'apache-arrow';
import { booleanColumn, type Column, dayColumn, numberColumn, textColumn } from './arrow-columns.ts';
import type { Cell } from './cell.ts';
import type { Field, FieldType } from './field.ts';
import { type Dataset, type TableName, tableNamed } from './schema.ts';

const DAY_MS = 86_400_000;

/** A table as an Arrow IPC file: texts, doubles, truth values and days; the printed digits of money stay in the CSV. */
export function writeArrow<N extends TableName>(name: N, rows: Readonly<Dataset[N]>): Uint8Array {
  const { fields } = tableNamed(name);
  const values: readonly Readonly<Record<string, Cell>>[] = rows;
  const schema = new Schema(fields.map((field) => new ArrowField(field.name, arrowType(field.type), !field.required)));
  if (values.length === 0) return tableToIPC(new ArrowTable(schema), 'file');
  const columns = Object.fromEntries(fields.map((field) => [field.name, column(field, values)]));
  return tableToIPC(new ArrowTable(schema, columns), 'file');
}

function column({ name, type }: Field, rows: readonly Readonly<Record<string, Cell>>[]): Column {
  const cells = rows.map((row) => row[name] ?? null);
  switch (type) {
    case 'integer':
    case 'number':
    case 'decimal':
      return numberColumn(cells.map((cell) => (cell === null ? null : Number(cell))));
    case 'boolean':
      return booleanColumn(cells.map((cell) => (cell === null ? null : cell === true)));
    case 'date':
      return dayColumn(cells.map((cell) => (cell === null ? null : dayOf(String(cell)))));
    case 'string':
    case 'quantity':
    case 'partial_date':
      return textColumn(cells.map((cell) => (cell === null ? null : String(cell))));
  }
}

function arrowType(type: FieldType): DataType {
  switch (type) {
    case 'integer':
    case 'number':
    case 'decimal':
      return new Float64();
    case 'boolean':
      return new Bool();
    case 'date':
      return new DateDay();
    case 'string':
    case 'quantity':
    case 'partial_date':
      return new Utf8();
  }
}

function dayOf(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}
