import { isCompoundFile } from './compound-file.ts';
import type { Grid, ReadDocument } from './grid.ts';
import { readHtml } from './html.ts';
import type { ReadOptions } from './limits.ts';
import { openPackage } from './office-package.ts';
import { startReading, type Reading } from './reading.ts';
import { workbookGrids } from './xlsx-workbook.ts';

const SPREADSHEET_ML = 'urn:schemas-microsoft-com:office:spreadsheet';
const HTML = /<(?:html|table|body|meta|head|!doctype html)\b/i;

/**
 * Reads a workbook. Cells show what Excel shows (95%, 2021年1月1日); long codes keep their digits. Each visible sheet is a
 * grid, followed by the text boxes over it. Hidden sheets, rows and columns, comments, formulas without a result, lost
 * digits and rounded figures are reported. Places: `Sheet1!C12`. An xls is read too, whatever it really is: a binary
 * workbook, SpreadsheetML, or an html page, as some systems write it.
 */
export async function readXlsx(file: string, bytes: Uint8Array, options?: ReadOptions): Promise<ReadDocument> {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048)).replaceAll('\0', '').trimStart();
  const isXml = head.includes(SPREADSHEET_ML);
  if (!isXml && !head.startsWith('PK') && HTML.test(head)) return readHtml(file, bytes, options);
  const reading = startReading({ file, bytes, reader: 'xlsx' }, options);
  if (isXml) return reading.finish((await import('./xml-workbook.ts')).xmlWorkbookGrids(bytes, reading));
  if (isCompoundFile(bytes)) return reading.finish((await import('./xls.ts')).xlsGrids(bytes, reading));
  return reading.finish(await packageGrids(bytes, reading));
}

async function packageGrids(bytes: Uint8Array, reading: Reading): Promise<Grid[]> {
  const office = openPackage(bytes, 'xlsx', reading);
  if (!office) return [];
  if (office.entry('content.xml')) return (await import('./ods.ts')).odsGrids(office, reading);
  if (!office.entry('xl/workbook.bin')) return workbookGrids(office, reading);
  reading.problems.report('old_format', '', { format: 'xlsb' });
  return [];
}
