import { BiffReader, RECORD, recordsFrom, type BiffRecord } from './biff.ts';
import { isCompoundFile, openCompoundFile } from './compound-file.ts';
import { lineGrid } from './flow.ts';
import type { Grid } from './grid.ts';
import { builtInFormat } from './number-format.ts';
import { reportOtherFormat } from './office-package.ts';
import type { Reading } from './reading.ts';
import { sheetGrid } from './sheet.ts';
import { readXlsSheet, type XlsWorkbook } from './xls-sheet.ts';
import { reportHiddenSheet } from './xlsx-workbook.ts';

/** Encodings of workbooks before Excel 97, by code page. */
const CODE_PAGES: Readonly<Record<number, string>> = { 936: 'gb18030', 950: 'big5', 932: 'shift_jis', 949: 'euc-kr' };
const EXCEL_97 = 0x0600;

interface SheetEntry {
  readonly name: string;
  readonly position: number;
  readonly isHidden: boolean;
}

/** The visible sheets of a binary workbook (xls of Excel 5 to 2003, et of WPS) as grids; hidden ones are reported. */
export function xlsGrids(bytes: Uint8Array, reading: Reading): Grid[] {
  const file = isCompoundFile(bytes) ? openCompoundFile(bytes) : undefined;
  const stream = file?.stream('Workbook') ?? file?.stream('Book');
  if (!stream || stream.length === 0) {
    reportOtherFormat(bytes, 'xlsx', reading);
    return [];
  }
  const globals = readGlobals(stream);
  if (globals.isEncrypted) {
    reading.problems.report('encrypted', '', {});
    return [];
  }
  if (globals.sheets.length === 0) reading.problems.report('broken_part', '', { part: 'Workbook' });
  if (globals.sheets.length > reading.limits.sheets) reading.reach('sheets');
  return globals.sheets.slice(0, reading.limits.sheets).flatMap((entry, index, all) => {
    reading.pause(index / all.length);
    const records = recordsFrom(stream, entry.position);
    const { sheet, boxes } = readXlsSheet(records, entry.name, { workbook: globals, reading });
    if (entry.isHidden) {
      reportHiddenSheet(sheet, reading);
      return [];
    }
    const grid = sheetGrid(sheet, reading);
    const granted = reading.takeCells(boxes.length);
    return [...(grid ? [grid] : []), ...(granted > 0 ? [lineGrid(boxes.slice(0, granted))] : [])];
  });
}

interface Globals extends XlsWorkbook {
  readonly sheets: readonly SheetEntry[];
  readonly isEncrypted: boolean;
}

function readGlobals(stream: Uint8Array): Globals {
  const sheets: SheetEntry[] = [];
  const formats = new Map<number, string>();
  const styles: number[] = [];
  let strings: string[] = [];
  let codePage: string | undefined;
  let from1904 = false;
  let isEncrypted = false;
  for (const record of recordsFrom(stream, 0)) {
    const data = new BiffReader(record, codePage);
    if (record.type === RECORD.begin) codePage = data.short() === EXCEL_97 ? undefined : 'windows-1252';
    else if (record.type === RECORD.codePage && codePage) codePage = CODE_PAGES[data.short()] ?? codePage;
    else if (record.type === RECORD.dateMode) from1904 = data.short() === 1;
    else if (record.type === RECORD.filePass) isEncrypted = true;
    else if (record.type === RECORD.format) formats.set(data.short(), data.text(codePage ? 'byte' : 'short'));
    else if (record.type === RECORD.cellFormat) styles.push(formatOf(data));
    else if (record.type === RECORD.sheet) sheets.push(...sheetEntry(data));
    else if (record.type === RECORD.strings) strings = sharedStrings(record);
  }
  const patterns = styles.map((id) => formats.get(id) ?? builtInFormat(id));
  return { sheets, strings, patterns, codePage, from1904, isEncrypted };
}

function formatOf(data: BiffReader): number {
  data.skip(2);
  return data.short();
}

/** A worksheet's entry; charts, macros and the like are no sheets of cells. */
function sheetEntry(data: BiffReader): SheetEntry[] {
  const position = data.long();
  const visibility = data.byte();
  const isWorksheet = data.byte() === 0;
  return isWorksheet ? [{ name: data.text('byte'), position, isHidden: (visibility & 3) !== 0 }] : [];
}

function sharedStrings(record: BiffRecord): string[] {
  const data = new BiffReader(record);
  data.skip(4);
  const count = data.long();
  const strings: string[] = [];
  while (strings.length < count && !data.isAtEnd) strings.push(data.text('short'));
  return strings;
}
