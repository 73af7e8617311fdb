import type { Grid } from './grid.ts';
import { numberReader } from './number-losses.ts';
import { builtInFormat } from './number-format.ts';
import type { Reading } from './reading.ts';
import { placeIn, sheetGrid, type Sheet, type SheetCell } from './sheet.ts';
import type { CellRange } from './sheet-address.ts';
import type { Interval } from './sheet-hidden.ts';
import { reportHiddenSheet } from './xlsx-workbook.ts';
import { child, children, descendants, parseXml, textOf, type XmlElement } from './xml.ts';

/** Number formats that SpreadsheetML names by a word. */
const NAMED: Readonly<Record<string, string>> = {
  'General Number': '',
  'General Date': 'yyyy/m/d h:mm',
  'Short Date': 'yyyy/m/d',
  'Long Date': 'yyyy"年"m"月"d"日"',
  'Medium Date': builtInFormat(15),
  'Short Time': 'h:mm',
  'Long Time': 'h:mm:ss',
  Currency: builtInFormat(7),
  Fixed: '0.00',
  Standard: '#,##0.00',
  Percent: '0.00%',
  Scientific: '0.00E+00',
};

const MOST_ROWS = 1_048_576;

/** The visible sheets of a workbook in SpreadsheetML (Excel 2003 XML, which reporting systems save as .xls). */
export function xmlWorkbookGrids(bytes: Uint8Array, reading: Reading): Grid[] {
  const workbook = child(parseXml(bytes, reading), 'Workbook');
  const patterns = stylePatterns(child(workbook, 'Styles'));
  const sheets = children(workbook, 'Worksheet');
  if (sheets.length > reading.limits.sheets) reading.reach('sheets');
  return sheets.slice(0, reading.limits.sheets).flatMap((element) => {
    const sheet = sheetOf(element, patterns, reading);
    const visible = child(child(element, 'WorksheetOptions'), 'Visible');
    if (!visible || textOf(visible) === 'SheetVisible') return sheetGrid(sheet, reading) ?? [];
    reportHiddenSheet(sheet, reading);
    return [];
  });
}

function stylePatterns(styles: XmlElement | undefined): ReadonlyMap<string, string> {
  return new Map(
    children(styles, 'Style').map((style) => {
      const format = child(style, 'NumberFormat')?.attributes.Format ?? '';
      return [style.attributes.ID ?? '', NAMED[format] ?? format];
    }),
  );
}

function sheetOf(element: XmlElement, patterns: ReadonlyMap<string, string>, reading: Reading): Sheet {
  const name = element.attributes.Name ?? '';
  const table = child(element, 'Table');
  const numbers = numberReader();
  const cells: SheetCell[] = [];
  const merges: CellRange[] = [];
  const hiddenRows: Interval[] = [];
  for (const [row, line] of numbered(children(table, 'Row'), 'Span')) {
    if (line.attributes.Hidden === '1') hiddenRows.push({ first: row, last: row + whole(line.attributes.Span) });
    for (const [column, cell] of numbered(children(line, 'Cell'), 'MergeAcross')) {
      if (!reading.meetCells(1)) break;
      const place = () => placeIn(name, row, column);
      const pattern = patterns.get(cell.attributes.StyleID ?? line.attributes.StyleID ?? '') ?? '';
      cells.push({
        row,
        column,
        text: cellText(child(cell, 'Data'), (stored) => numbers.show(stored, pattern, place)),
      });
      const [across, down] = [whole(cell.attributes.MergeAcross), whole(cell.attributes.MergeDown)];
      const range = { firstRow: row, firstColumn: column, lastRow: row + down, lastColumn: column + across };
      if (across + down > 0) merges.push(range);
      for (const comment of children(cell, 'Comment')) reading.problems.reportText('comment', place(), textOf(comment));
    }
  }
  const columns = numbered(children(table, 'Column'), 'Span').filter(([, column]) => column.attributes.Hidden === '1');
  const hiddenColumns = columns.map(([first, { attributes }]) => ({ first, last: first + whole(attributes.Span) }));
  numbers.report(reading.problems);
  for (const header of element.children.length > 0 ? descendants(element, 'Header') : []) {
    reading.problems.reportText('page_furniture', name, (header.attributes.Data ?? '').replace(/&[A-Z]/g, ' '));
  }
  return { name, cells, merges, hiddenRows, hiddenColumns };
}

/** Elements with their 0-based position: their own `Index`, or the one after the element before and what it spans. */
function numbered(elements: readonly XmlElement[], span: string): [number, XmlElement][] {
  let next = 0;
  return elements.map((element) => {
    const index = whole(element.attributes.Index);
    const at = index > next ? Math.min(index, MOST_ROWS) - 1 : next;
    next = at + 1 + whole(element.attributes[span]);
    return [at, element];
  });
}

function whole(value: string | undefined): number {
  return /^\d{1,7}$/.test(value ?? '') ? Number(value) : 0;
}

function cellText(data: XmlElement | undefined, show: (stored: string) => string): string {
  if (!data) return '';
  const text = lines(data);
  switch (data.attributes.Type ?? '') {
    case 'Number':
      return show(text);
    case 'DateTime':
      return show(serialDate(text)) || text;
    case 'Boolean':
      return text === '1' ? 'TRUE' : 'FALSE';
    default:
      return text;
  }
}

function lines(element: XmlElement): string {
  return element.children.map((part) => (typeof part === 'string' ? part : lines(part))).join('');
}

const DAY = 86_400_000;
const SERIAL_OF_1970 = 25_569;

/** `2021-01-01T00:00:00.000` as the days since 1900 that spreadsheets count; empty if it is no date. */
function serialDate(text: string): string {
  const time = Date.parse(/Z$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(time) ? '' : String(time / DAY + SERIAL_OF_1970);
}
