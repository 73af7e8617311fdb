import {
  Bool,
  type DataType,
  Field,
  Float64,
  makeBuilder,
  Schema,
  Table,
  tableToIPC,
  Utf8,
  type Vector,
} from 'apache-arrow';
import { columnKind, valueText, type ColumnKind, type ExportTable } from './export-table.ts';

/** An Arrow IPC file with a typed column each; the notes are the schema's metadata. */
export function writeArrow(table: ExportTable): Uint8Array {
  const kinds = table.columns.map((_, column) => columnKind(table, column));
  const fields = table.columns.map((name, column) => new Field(name, typeOf(kinds[column] ?? 'text'), true));
  const schema = new Schema(fields, new Map(table.notes));
  if (table.rows.length === 0) return tableToIPC(new Table(schema), 'file');
  const entries = table.columns.map((name, column) => [name, vector(table, column, kinds[column] ?? 'text')] as const);
  return tableToIPC(new Table(schema, Object.fromEntries(entries)), 'file');
}

function typeOf(kind: ColumnKind): DataType {
  if (kind === 'number') return new Float64();
  return kind === 'boolean' ? new Bool() : new Utf8();
}

function vector({ rows }: ExportTable, column: number, kind: ColumnKind): Vector {
  const builder = makeBuilder({ type: typeOf(kind), nullValues: [null] });
  for (const row of rows) {
    const value = row[column] ?? null;
    builder.append(value === null || kind !== 'text' ? value : valueText(value));
  }
  return builder.finish().toVector();
}
