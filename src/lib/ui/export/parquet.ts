import { parquetWriteBuffer } from 'hyparquet-writer';
import { columnKind, valueText, type ColumnKind, type ExportTable } from './export-table.ts';
import type { Value } from '#lib/engines/index.ts';

const TYPES = { number: 'DOUBLE', boolean: 'BOOLEAN', text: 'STRING' } as const;

/** A Parquet file with a typed column each; the notes are the file's key-value metadata. */
export function writeParquet(table: ExportTable): ArrayBuffer {
  return parquetWriteBuffer({
    columnData: table.columns.map((name, column) => {
      const kind = columnKind(table, column);
      return {
        name,
        type: TYPES[kind],
        nullable: true,
        data: table.rows.map((row) => plain(row[column] ?? null, kind)),
      };
    }),
    kvMetadata: table.notes.map(([key, value]) => ({ key, value })),
  });
}

function plain(value: Value, kind: ColumnKind): Value {
  return value === null || kind !== 'text' ? value : valueText(value);
}
