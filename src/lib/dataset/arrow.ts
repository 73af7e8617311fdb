import {
  Bool,
  type DataType,
  DateDay,
  Float64,
  makeBuilder,
  Schema,
  Field as ArrowField,
  Table as ArrowTable,
  tableToIPC,
  Utf8,
  type Vector,
} from 'apache-arrow';
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

function column(field: Field, rows: readonly Readonly<Record<string, Cell>>[]): Vector {
  const builder = makeBuilder({ type: arrowType(field.type), nullValues: [null] });
  for (const row of rows) builder.append(arrowValue(field.type, row[field.name] ?? null));
  return builder.finish().toVector();
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

function arrowValue(type: FieldType, value: Cell): unknown {
  if (value === null) return null;
  if (type === 'decimal') return Number(value);
  return type === 'date' ? new Date(Math.floor(Date.parse(`${value}T00:00:00Z`) / DAY_MS) * DAY_MS) : value;
}
