import writeXlsxFile, { type Cell, type Sheet } from 'write-excel-file/universal';
import type { Value } from '#lib/engines/index.ts';
import { columnKind, valueText, type ExportTable } from './export-table.ts';

const WIDTHS = { least: 8, most: 60 };
/** Excel's limit of characters in a cell. */
const LONGEST = 32_767;

/** A workbook with typed cells under a frozen head, and the notes on a sheet of their own. */
export function writeXlsx(table: ExportTable): Promise<Blob> {
  const notes = table.notes.map(([label, text]): Cell[] => [textCell(label, 'bold'), textCell(text)]);
  const info = { sheet: 'info', columns: [{ width: 16 }, { width: WIDTHS.most }], data: notes };
  return writeXlsxFile([sheetOf(table), info]).toBlob();
}

/** A workbook with a sheet for each table, named as it is. */
export function writeSheets(tables: readonly ExportTable[]): Promise<Blob> {
  return writeXlsxFile(tables.map(sheetOf)).toBlob();
}

function sheetOf(table: ExportTable): Sheet<Blob> {
  const kinds = table.columns.map((_, column) => columnKind(table, column));
  const head = table.columns.map((label) => textCell(label, 'bold'));
  const rows = table.rows.map((row) => kinds.map((kind, column) => cellOf(row[column] ?? null, kind)));
  return { sheet: sheetName(table.name), stickyRowsCount: 1, columns: widths(table), data: [head, ...rows] };
}

function cellOf(value: Value, kind: string): Cell {
  if (value === null) return null;
  if (kind === 'number') return { value: value as number, type: Number };
  if (kind === 'boolean') return { value: value as boolean, type: Boolean };
  return textCell(valueText(value));
}

/** A cell that says it is text: Excel neither computes it nor turns a code into a number. */
function textCell(value: string, fontWeight?: 'bold'): Cell {
  return { value: value.slice(0, LONGEST), type: String, ...(fontWeight ? { fontWeight } : {}) };
}

function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}

function widths({ columns, rows }: ExportTable): { width: number }[] {
  return columns.map((label, column) => {
    const lengths = rows.slice(0, 200).map((row) => valueText(row[column] ?? null).length * 1.6);
    return { width: Math.min(WIDTHS.most, Math.max(WIDTHS.least, label.length * 1.6 + 2, ...lengths)) };
  });
}
