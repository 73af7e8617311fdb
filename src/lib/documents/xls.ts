import { zipSync } from 'fflate';
import type { CellObject, ColInfo, RowInfo, WorkBook, WorkSheet } from '@e965/xlsx';
import type { Grid } from './grid.ts';
import { numberReader } from './number-losses.ts';
import { builtInFormat } from './number-format.ts';
import { reportOtherFormat } from './office-package.ts';
import type { Reading } from './reading.ts';
import { placeIn, sheetGrid, type Sheet, type SheetCell } from './sheet.ts';
import type { CellRange } from './sheet-address.ts';
import type { Interval } from './sheet-hidden.ts';
import { reportHiddenSheet } from './xlsx-workbook.ts';
import type { Zip } from './zip.ts';

const DAYS_1900_TO_1904 = 1462;

/** The library names formats 14 and 22, which follow the language of the office program, by their American pattern. */
const LOCAL_DATES: Readonly<Record<string, number>> = { 'm/d/yy': 14, 'm/d/yy h:mm': 22 };

/** Code pages of workbooks older than Excel 97, by their Windows number. */
const CODE_PAGES: Readonly<Record<number, string>> = { 936: 'gb18030', 950: 'big5', 1200: 'utf-16le', 65001: 'utf-8' };

/** Reads a workbook in a format other than xlsx (xls, SpreadsheetML, xlsb, ods) with SheetJS, which is large and loaded here. */
export async function oldWorkbookGrids(bytes: Uint8Array, reading: Reading): Promise<Grid[]> {
  const library = await import('@e965/xlsx');
  library.set_cptable({ utils: { decode } });
  let workbook: WorkBook;
  try {
    workbook = library.read(bytes, { type: 'array', dense: true, cellStyles: true, cellNF: true, cellText: false });
  } catch (error) {
    const isProtected = error instanceof Error && /password|encrypt/i.test(error.message);
    if (isProtected) reading.problems.report('encrypted', '', {});
    else reportOtherFormat(bytes, 'xlsx', reading);
    return [];
  }
  if (workbook.SheetNames.length > reading.limits.sheets) reading.reach('sheets');
  return workbook.SheetNames.slice(0, reading.limits.sheets).flatMap((name, index) => {
    const sheet = workbook.Sheets[name];
    if (!sheet) return [];
    const read = sheetOf(name, sheet, { from1904: workbook.Workbook?.WBProps?.date1904 === true, reading });
    const grid = workbook.Workbook?.Sheets?.[index]?.Hidden
      ? reportHiddenSheet(read, reading)
      : sheetGrid(read, reading);
    return grid ? [grid] : [];
  });
}

/** The container unpacked within limits and packed again without compression, for a reader that has no limits. */
export function unpackedContainer(zip: Zip): Uint8Array {
  return zipSync(Object.fromEntries(zip.entries.map((entry) => [entry.name, zip.unpack(entry) ?? new Uint8Array()])), {
    level: 0,
  });
}

function decode(codePage: number, data: ArrayLike<number>): string {
  return new TextDecoder(CODE_PAGES[codePage] ?? 'windows-1252').decode(Uint8Array.from(data));
}

interface SheetContext {
  readonly from1904: boolean;
  readonly reading: Reading;
}

function sheetOf(name: string, sheet: WorkSheet, { from1904, reading }: SheetContext): Sheet {
  const numbers = numberReader();
  const cells: SheetCell[] = [];
  const data: (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  data.forEach((line, row) => {
    line?.forEach((cell, column) => {
      if (!cell || cells.length > reading.limits.cells) return;
      const place = () => placeIn(name, row, column);
      cells.push({ row, column, text: cellText(cell, (stored, pattern) => numbers.show(stored, pattern, place)) });
      for (const comment of cell.c ?? []) reading.problems.reportText('comment', place(), comment.t);
    });
  });
  if (cells.length > reading.limits.cells) reading.reach('cells');
  numbers.report(reading.problems);
  const merges = (sheet['!merges'] ?? []).map(({ s, e }): CellRange => ({
    firstRow: s.r,
    firstColumn: s.c,
    lastRow: e.r,
    lastColumn: e.c,
  }));
  return { name, cells, merges, hiddenRows: hiddenOf(sheet['!rows']), hiddenColumns: hiddenOf(sheet['!cols']) };

  function cellText(cell: CellObject, show: (stored: string, pattern: string) => string): string {
    if (cell.v === undefined) return '';
    if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE';
    if (cell.t === 'e') return cell.w ?? String(cell.v);
    if (cell.t !== 'n' || typeof cell.v !== 'number') return String(cell.v);
    const pattern = patternOf(cell.z);
    return show(String(from1904 && /[ymdh]/i.test(pattern) ? cell.v + DAYS_1900_TO_1904 : cell.v), pattern);
  }
}

function patternOf(format: string | number | undefined): string {
  if (typeof format === 'number') return builtInFormat(format);
  const local = LOCAL_DATES[format ?? ''];
  return local === undefined ? (format ?? '') : builtInFormat(local);
}

function hiddenOf(lines: readonly (RowInfo | ColInfo | undefined)[] | undefined): Interval[] {
  return (lines ?? []).flatMap((line, index) => (line?.hidden ? [{ first: index, last: index }] : []));
}
