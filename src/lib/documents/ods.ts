import type { Grid } from './grid.ts';
import type { OfficePackage } from './office-package.ts';
import type { Reading } from './reading.ts';
import { sheetGrid, type Sheet, type SheetCell } from './sheet.ts';
import type { CellRange } from './sheet-address.ts';
import type { Interval } from './sheet-hidden.ts';
import { childElements, children, descendants, textOf, type XmlElement } from './xml.ts';

/** The sheets of an OpenDocument workbook as grids; cells hold the text they show. */
export function odsGrids(office: OfficePackage, reading: Reading): Grid[] {
  const content = office.xml('content.xml');
  const tables = content ? descendants(content, 'table') : [];
  if (tables.length > reading.limits.sheets) reading.reach('sheets');
  return tables.slice(0, reading.limits.sheets).flatMap((table) => sheetGrid(sheetOf(table, reading), reading) ?? []);
}

/** Rows and columns may be repeated by number: a repeated blank one is only counted, others at most a thousand times. */
const MOST_REPEATS = 1_000;

function sheetOf(table: XmlElement, reading: Reading): Sheet {
  const cells: SheetCell[] = [];
  const merges: CellRange[] = [];
  const hiddenRows: Interval[] = [];
  const hiddenColumns: Interval[] = [];
  let row = 0;
  for (const line of rowsOf(table)) {
    const repeats = repeated(line, 'number-rows-repeated');
    if (isHidden(line)) hiddenRows.push({ first: row, last: row + repeats - 1 });
    const own = rowCells(line, reading);
    const isBlank = own.every((cell) => cell.text === '');
    for (let again = 0; again < (isBlank ? Math.min(1, repeats) : Math.min(repeats, MOST_REPEATS)); again++) {
      if (!reading.meetCells(own.length)) break;
      for (const { column, text, rowSpan, columnSpan } of own) {
        const at = row + again;
        cells.push({ row: at, column, text });
        const range = {
          firstRow: at,
          firstColumn: column,
          lastRow: at + rowSpan - 1,
          lastColumn: column + columnSpan - 1,
        };
        if (rowSpan * columnSpan > 1) merges.push(range);
      }
    }
    row += repeats;
  }
  let column = 0;
  for (const element of descendants(table, 'table-column')) {
    const repeats = repeated(element, 'number-columns-repeated');
    if (isHidden(element)) hiddenColumns.push({ first: column, last: column + repeats - 1 });
    column += repeats;
  }
  return { name: table.attributes.name ?? '', cells, merges, hiddenRows, hiddenColumns };
}

/** The rows of a table, also those in groups and heads. */
function rowsOf(element: XmlElement): XmlElement[] {
  return childElements(element).flatMap((inner) => {
    if (inner.name === 'table-row') return [inner];
    return /^table-(?:rows|header-rows|row-group)$/.test(inner.name) ? rowsOf(inner) : [];
  });
}

interface OwnCell {
  readonly column: number;
  readonly text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

function rowCells(line: XmlElement, reading: Reading): OwnCell[] {
  const cells: OwnCell[] = [];
  let column = 0;
  for (const cell of childElements(line)) {
    if (cell.name !== 'table-cell' && cell.name !== 'covered-table-cell') continue;
    const repeats = repeated(cell, 'number-columns-repeated');
    const text = children(cell, 'p').map(paragraphText).join('\n');
    const rowSpan = Math.max(1, repeated(cell, 'number-rows-spanned'));
    const columnSpan = Math.max(1, repeated(cell, 'number-columns-spanned'));
    const most = text === '' ? 1 : Math.min(repeats, MOST_REPEATS);
    for (let again = 0; again < most; again++) {
      if (column + again < reading.limits.columns) cells.push({ column: column + again, text, rowSpan, columnSpan });
    }
    for (const note of children(cell, 'annotation')) reading.problems.reportText('comment', '', textOf(note));
    column += repeats;
  }
  return cells;
}

/** Spaces and breaks are elements. */
function paragraphText(element: XmlElement): string {
  return element.children
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.name === 's') return ' '.repeat(Math.min(100, repeated(part, 'c')));
      if (part.name === 'tab') return '\t';
      return part.name === 'line-break' ? '\n' : paragraphText(part);
    })
    .join('');
}

function repeated(element: XmlElement, name: string): number {
  const count = Number(element.attributes[name] ?? 1);
  return Number.isInteger(count) && count > 0 ? Math.min(count, 1_048_576) : 1;
}

function isHidden({ attributes }: XmlElement): boolean {
  return attributes.visibility === 'collapse' || attributes.visibility === 'filter';
}
