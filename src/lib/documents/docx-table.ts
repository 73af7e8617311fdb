import { tablePlaces, type Table, type TableCell } from './table.ts';
import { child, childElements, isOn, type XmlElement } from './xml.ts';

type Content = TableCell['content'];

/** What the reader of a body gives to its tables. */
export interface CellReader {
  /** The contents of a cell. */
  content(cell: XmlElement): Content;
  /** Told of a row marked as deleted, which is left out. */
  deleted(row: XmlElement, place: string): void;
  readonly columns: number;
}

interface GrowingCell extends TableCell {
  content: Content;
  rowSpan: number;
  columnSpan: number;
}

/**
 * A docx table: `gridSpan` and `vMerge` become spans, `gridBefore` leaves columns free. Text in a cell that continues a
 * merged one belongs to the merged cell.
 */
export function docxTable(element: XmlElement, number: number, reader: CellReader): Table {
  const placeOf = tablePlaces(number);
  const cells: GrowingCell[] = [];
  let merges = new Map<number, GrowingCell>();
  let row = 0;
  for (const tr of wrapped(element, 'tr')) {
    if (child(child(tr, 'trPr'), 'del')) {
      reader.deleted(tr, placeOf(row, 0));
      continue;
    }
    const merging = new Map<number, GrowingCell>();
    let column = Math.min(count(child(tr, 'trPr'), 'gridBefore', 0), reader.columns);
    let left: GrowingCell | undefined;
    for (const tc of wrapped(tr, 'tc')) {
      const properties = child(tc, 'tcPr');
      const columnSpan = Math.min(count(properties, 'gridSpan', 1), Math.max(1, reader.columns - column));
      const content = reader.content(tc);
      const above = mergeKind(properties, 'vMerge') === 'continue' ? merges.get(column) : undefined;
      if (above) {
        above.rowSpan = row + 1 - above.row;
        above.content = [...above.content, ...content];
        merging.set(column, above);
        left = undefined;
      } else if (left && mergeKind(properties, 'hMerge') === 'continue') {
        left.columnSpan += columnSpan;
        left.content = [...left.content, ...content];
      } else {
        left = { content, row, column, rowSpan: 1, columnSpan, place: placeOf(row, column) };
        cells.push(left);
        if (mergeKind(properties, 'vMerge') === 'restart') merging.set(column, left);
      }
      column += columnSpan;
    }
    merges = merging;
    row++;
  }
  return { rowCount: row, cells };
}

/** Rows of a table, or cells of a row, also those inside content controls and tracked changes. */
function wrapped(element: XmlElement, name: 'tr' | 'tc'): XmlElement[] {
  return childElements(element).flatMap((inner) => {
    if (inner.name === name) return [inner];
    return ['sdt', 'sdtContent', 'ins', 'customXml', 'smartTag', 'moveTo'].includes(inner.name)
      ? wrapped(inner, name)
      : [];
  });
}

function count(properties: XmlElement | undefined, name: string, otherwise: number): number {
  const value = Number(child(properties, name)?.attributes.val ?? otherwise);
  return Number.isInteger(value) && value >= otherwise ? value : otherwise;
}

function mergeKind(properties: XmlElement | undefined, name: 'vMerge' | 'hMerge'): 'restart' | 'continue' | undefined {
  const merge = child(properties, name);
  if (!merge || !isOn(merge)) return undefined;
  return merge.attributes.val === 'restart' ? 'restart' : 'continue';
}
