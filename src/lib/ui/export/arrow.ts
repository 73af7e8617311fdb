import { Bool, type DataType, Field, Float64, Schema, Table, tableToIPC, Utf8 } from 'apache-arrow';
import { booleanColumn, numberColumn, textColumn } from '#lib/dataset/index.ts';
import { columnKind, valueText, type ColumnKind, type ExportTable } from './export-table.ts';

/** An Arrow IPC file with a typed column each; the notes are the schema's metadata. */
export function writeArrow(table: ExportTable): Uint8Array {
  const kinds = table.columns.map((_, column) => columnKind(table, column));
  const fields = table.columns.map((name, column) => new Field(name, typeOf(kinds[column] ?? 'text'), true));
  const schema = new Schema(fields, new Map(table.notes));
  if (table.rows.length === 0) return tableToIPC(new Table(schema), 'file');
  const entries = table.columns.map((name, at) => [name, column(table, at, kinds[at] ?? 'text')] as const);
  return tableToIPC(new Table(schema, Object.fromEntries(entries)), 'file');
}

function typeOf(kind: ColumnKind): DataType {
  if (kind === 'number') return new Float64();
  return kind === 'boolean' ? new Bool() : new Utf8();
}

function column({ rows }: ExportTable, at: number, kind: ColumnKind) {
  const values = rows.map((row) => row[at] ?? null);
  if (kind === 'number') return numberColumn(values as (number | null)[]);
  if (kind === 'boolean') return booleanColumn(values as (boolean | null)[]);
  return textColumn(values.map((value) => (value === null ? null : valueText(value))));
}
