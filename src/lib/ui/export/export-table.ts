import type { Value } from '#lib/engines/index.ts';

export type ExportFormat = 'csv' | 'xlsx' | 'parquet' | 'arrow';

export const EXPORT_FORMATS: readonly ExportFormat[] = ['csv', 'xlsx', 'parquet', 'arrow'];

/** A table to hand out: rows of plain values and what a reader must know about them. */
export interface ExportTable {
  /** Becomes the name of the file and of the sheet. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  /** What stands in every file beside the rows: title, filters in force, source, date. In the order shown. */
  readonly notes: readonly (readonly [label: string, text: string])[];
}

export type ColumnKind = 'number' | 'boolean' | 'text';

/** The kind that fits every value of a column; a column without a value is text. */
export function columnKind(table: ExportTable, column: number): ColumnKind {
  let kind: ColumnKind | null = null;
  for (const row of table.rows) {
    const value = row[column] ?? null;
    if (value === null) continue;
    const own = typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text';
    if (kind !== null && kind !== own) return 'text';
    kind = own;
  }
  return kind ?? 'text';
}

/** A value as text; a list as JSON. */
export function valueText(value: Value): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The bytes of a table in a format. The writers' code is loaded here. */
export async function exportTable(table: ExportTable, format: ExportFormat): Promise<Blob> {
  switch (format) {
    case 'csv':
      return new Blob([(await import('./csv.ts')).writeCsv(table)], { type: 'text/csv;charset=utf-8' });
    case 'xlsx':
      return (await import('./xlsx.ts')).writeXlsx(table);
    case 'parquet':
      return new Blob([(await import('./parquet.ts')).writeParquet(table)], { type: 'application/vnd.apache.parquet' });
    case 'arrow':
      return new Blob([(await import('./arrow.ts')).writeArrow(table) as Uint8Array<ArrayBuffer>], {
        type: 'application/vnd.apache.arrow.file',
      });
  }
}
