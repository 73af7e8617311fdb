import { tablePlaces, type PlaceOf, type Table, type TableCell } from './table.ts';
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
  const rows = new RowReader(tablePlaces(number), reader);
  for (const row of wrapped(element, 'tr')) rows.add(row);
  return { rowCount: rows.count, cells: rows.cells };
}

class RowReader {
  readonly cells: GrowingCell[] = [];
  count = 0;
  readonly #placeOf: PlaceOf;
  readonly #reader: CellReader;
  /** Cells that may go on below, by column: those of the row before, and those of this one. */
  #above = new Map<number, GrowingCell>();
  #below = new Map<number, GrowingCell>();

  constructor(placeOf: PlaceOf, reader: CellReader) {
    this.#placeOf = placeOf;
    this.#reader = reader;
  }

  add(row: XmlElement): void {
    const properties = child(row, 'trPr');
    if (child(properties, 'del')) {
      this.#reader.deleted(row, this.#placeOf(this.count, 0));
      return;
    }
    let column = Math.min(count(properties, 'gridBefore', 0), this.#reader.columns);
    let left: GrowingCell | undefined;
    for (const cell of wrapped(row, 'tc')) {
      const columnSpan = Math.min(
        count(child(cell, 'tcPr'), 'gridSpan', 1),
        Math.max(1, this.#reader.columns - column),
      );
      left = this.#addCell(cell, { column, columnSpan, left });
      column += columnSpan;
    }
    this.#above = this.#below;
    this.#below = new Map();
    this.count++;
  }

  /** Adds a cell, or its text to the cell it continues; gives the cell that the next one may continue to the right. */
  #addCell(element: XmlElement, at: { column: number; columnSpan: number; left: GrowingCell | undefined }) {
    const { column, columnSpan, left } = at;
    const properties = child(element, 'tcPr');
    const content = this.#reader.content(element);
    const above = mergeKind(properties, 'vMerge') === 'continue' ? this.#above.get(column) : undefined;
    if (above) {
      above.rowSpan = this.count + 1 - above.row;
      above.content = [...above.content, ...content];
      this.#below.set(column, above);
      return undefined;
    }
    if (left && mergeKind(properties, 'hMerge') === 'continue') {
      left.columnSpan += columnSpan;
      left.content = [...left.content, ...content];
      return left;
    }
    const cell = { content, row: this.count, column, rowSpan: 1, columnSpan, place: this.#placeOf(this.count, column) };
    this.cells.push(cell);
    if (mergeKind(properties, 'vMerge') === 'restart') this.#below.set(column, cell);
    return cell;
  }
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
