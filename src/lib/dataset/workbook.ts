import writeXlsxFile, { type Cell as SheetCell, type Sheet } from 'write-excel-file/universal';
import type { Cell } from './cell.ts';
import type { Field, Table } from './field.ts';
import { type Dataset, TABLES } from './schema.ts';

/** What a workbook cannot hold; the limits are Excel's. */
export interface WorkbookFault {
  readonly table: string;
  readonly limit: 'rows' | 'text';
  readonly maximum: number;
}

const MAXIMUM_ROWS = 1_048_575;
const MAXIMUM_TEXT = 32_767;
const WIDTHS = { least: 8, most: 60 };

/** The first table or text too large for a workbook, if any. */
export function workbookFault(dataset: Dataset): WorkbookFault | null {
  for (const { name } of TABLES) {
    const rows: readonly Readonly<Record<string, Cell>>[] = dataset[name];
    if (rows.length > MAXIMUM_ROWS) return { table: name, limit: 'rows', maximum: MAXIMUM_ROWS };
    const isLong = (value: Cell) => typeof value === 'string' && value.length > MAXIMUM_TEXT;
    if (rows.some((row) => Object.values(row).some(isLong)))
      return { table: name, limit: 'text', maximum: MAXIMUM_TEXT };
  }
  return null;
}

/** The bytes of an .xlsx workbook: a sheet per table, numbers and truth values as such, the header row frozen. */
export async function writeWorkbook(dataset: Dataset): Promise<Uint8Array> {
  const blob = await writeXlsxFile(TABLES.map((table) => sheet(table, dataset[table.name]))).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function sheet(table: Table, rows: readonly Readonly<Record<string, Cell>>[]): Sheet<Blob> {
  return {
    sheet: table.name,
    stickyRowsCount: 1,
    columns: table.fields.map((field) => ({ width: width(field, rows) })),
    data: [
      table.fields.map(({ name }): SheetCell => ({ value: name, fontWeight: 'bold' })),
      ...rows.map((row) => table.fields.map((field) => sheetCell(field, row[field.name] ?? null))),
    ],
  };
}

/** Texts keep their type, so that Excel neither computes a text nor turns a code into a number. */
function sheetCell(field: Field, value: Cell): SheetCell {
  if (value === null) return null;
  if (field.type === 'decimal') return { value: Number(value), type: Number };
  return typeof value === 'string' ? { value, type: String } : value;
}

function width(field: Field, rows: readonly Readonly<Record<string, Cell>>[]): number {
  const lengths = rows.slice(0, 200).map((row) => String(row[field.name] ?? '').length * 1.6);
  return Math.min(WIDTHS.most, Math.max(WIDTHS.least, field.name.length + 2, ...lengths));
}
