import type { Grid, ReadDocument } from './grid.ts';
import { readHtml } from './html.ts';
import type { ReadOptions } from './limits.ts';
import { openPackage } from './office-package.ts';
import { startReading, type Reading } from './reading.ts';
import { workbookGrids } from './xlsx-workbook.ts';

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
const SPREADSHEET_ML = 'urn:schemas-microsoft-com:office:spreadsheet';

/**
 * Reads a workbook. Cells show what Excel shows (95%, 2021年1月1日); long codes keep their digits. Each visible sheet is a
 * grid, followed by the text boxes over it. Hidden sheets, rows and columns, comments, formulas without a result, lost
 * digits and rounded figures are reported. Places: `Sheet1!C12`. An xls is read too, whatever it really is: a binary
 * workbook, SpreadsheetML, or an html page, as some systems write it.
 */
export async function readXlsx(file: string, bytes: Uint8Array, options?: ReadOptions): Promise<ReadDocument> {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048)).trimStart();
  const isXml = head.includes(SPREADSHEET_ML);
  if (!isXml && !head.startsWith('PK') && /<(?:html|table|body|meta|head|!doctype html)\b/i.test(head))
    return readHtml(file, bytes, options);
  const reading = startReading({ file, bytes, reader: 'xlsx' }, options);
  const isOld = isXml || COMPOUND_FILE.every((byte, at) => bytes[at] === byte);
  return reading.finish(isOld ? await oldGrids(bytes, reading) : await packageGrids(bytes, reading));
}

async function packageGrids(bytes: Uint8Array, reading: Reading): Promise<Grid[]> {
  const office = openPackage(bytes, 'xlsx', reading);
  if (!office) return [];
  const isOld =
    office.entry('xl/workbook.bin') ?? (office.entry('xl/workbook.xml') ? undefined : office.entry('content.xml'));
  if (!isOld) return workbookGrids(office, reading);
  const { unpackedContainer } = await import('./xls.ts');
  return oldGrids(unpackedContainer(office.zip), reading);
}

async function oldGrids(bytes: Uint8Array, reading: Reading): Promise<Grid[]> {
  const { oldWorkbookGrids } = await import('./xls.ts');
  return oldWorkbookGrids(bytes, reading);
}
