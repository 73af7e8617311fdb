import { BiffReader, RECORD, type BiffRecord } from './biff.ts';
import type { Line } from './nesting.ts';
import { numberReader } from './number-losses.ts';
import type { Reading } from './reading.ts';
import { placeIn, type Sheet, type SheetCell } from './sheet.ts';
import type { CellRange } from './sheet-address.ts';
import type { Interval } from './sheet-hidden.ts';
import { XlsObjects } from './xls-objects.ts';

/** What all sheets of a binary workbook share. */
export interface XlsWorkbook {
  readonly strings: readonly string[];
  /** Number pattern by cell style. */
  readonly patterns: readonly string[];
  /** Encoding of strings before Excel 97. */
  readonly codePage: string | undefined;
  readonly from1904: boolean;
}

const DAYS_1900_TO_1904 = 1462;

const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

/** Reads the records of one worksheet. */
export function readXlsSheet(
  records: Iterable<BiffRecord>,
  name: string,
  context: { workbook: XlsWorkbook; reading: Reading },
): { sheet: Sheet; boxes: Line[] } {
  const sheet = new SheetRecords(name, context.workbook, context.reading);
  for (const record of records) {
    if (!context.reading.meetCells(0)) break;
    sheet.apply(record);
  }
  sheet.report();
  return { sheet: sheet.finished(), boxes: sheet.boxes() };
}

class SheetRecords {
  readonly #name: string;
  readonly #workbook: XlsWorkbook;
  readonly #reading: Reading;
  readonly #cells: SheetCell[] = [];
  readonly #merges: CellRange[] = [];
  readonly #hiddenRows: Interval[] = [];
  readonly #hiddenColumns: Interval[] = [];
  readonly #numbers = numberReader();
  readonly #objects = new XlsObjects();
  readonly #furniture: string[] = [];
  /** The cell of a formula whose text follows in a record of its own. */
  #awaiting: { row: number; column: number } | undefined;

  constructor(name: string, workbook: XlsWorkbook, reading: Reading) {
    this.#name = name;
    this.#workbook = workbook;
    this.#reading = reading;
  }

  /** The text of boxes over the sheet. */
  boxes(): Line[] {
    return this.#objects.boxes(this.#name);
  }

  /** Cells in order of rows: records mostly come so, but need not. */
  finished(): Sheet {
    const cells = this.#cells.sort((a, b) => a.row - b.row || a.column - b.column);
    return {
      name: this.#name,
      cells,
      merges: this.#merges,
      hiddenRows: this.#hiddenRows,
      hiddenColumns: this.#hiddenColumns,
    };
  }

  report(): void {
    const { problems } = this.#reading;
    this.#numbers.report(problems);
    this.#objects.report(this.#name, problems);
    problems.reportText(
      'page_furniture',
      this.#name,
      this.#furniture.join(' ').replace(/&(?:"[^"]*"|\d+|[A-Z])/gi, ' '),
    );
  }

  apply(record: BiffRecord): void {
    const data = new BiffReader(record, this.#workbook.codePage);
    switch (record.type) {
      case RECORD.row:
        return this.#row(data);
      case RECORD.columns:
        return this.#columns(data);
      case RECORD.merged:
        return this.#merge(data);
      case RECORD.blanks:
        return this.#several(data, () => '');
      case RECORD.numbers:
        return this.#several(data, (place) => this.#number(packed(data.long()), place));
      case RECORD.formulaText:
        return this.#formulaText(data);
      case RECORD.header:
      case RECORD.footer:
        if (!data.isAtEnd) this.#furniture.push(data.text(this.#workbook.codePage ? 'byte' : 'short'));
        return;
      case RECORD.object:
      case RECORD.textObject:
      case RECORD.note:
        return this.#objects.apply(record, this.#workbook.codePage);
      default:
        return this.#single(record.type, data);
    }
  }

  #single(type: number, data: BiffReader): void {
    const read = this.#reader(type, data);
    if (!read) return;
    const row = data.short();
    const column = data.short();
    const style = data.short();
    const text = read({ row, column, style });
    if (text !== undefined) this.#add({ row, column, text });
  }

  #add(cell: SheetCell): void {
    this.#reading.meetCells(1);
    this.#cells.push(cell);
  }

  #reader(type: number, data: BiffReader): ((place: StyledPlace) => string | undefined) | undefined {
    switch (type) {
      case RECORD.blank:
        return () => '';
      case RECORD.number:
        return (place) => this.#number(data.double(), place);
      case RECORD.packedNumber:
        return (place) => this.#number(packed(data.long()), place);
      case RECORD.label:
      case RECORD.richLabel:
        return () => data.text('short');
      case RECORD.stringLabel:
        return () => this.#workbook.strings[data.long()] ?? '';
      case RECORD.boolean:
        return () => truth(data.byte(), data.byte() === 1);
      case RECORD.formula:
        return (place) => this.#formula(data, place);
      default:
        return undefined;
    }
  }

  /** A formula's result: a number, or (marked by two high bytes) text in the next record, a truth value or an error. */
  #formula(data: BiffReader, place: StyledPlace): string | undefined {
    const bytes = Uint8Array.from({ length: 8 }, () => data.byte());
    if (bytes[6] !== 0xff || bytes[7] !== 0xff) {
      return this.#number(new DataView(bytes.buffer).getFloat64(0, true), place);
    }
    if (bytes[0] === 0) {
      this.#awaiting = place;
      return undefined;
    }
    return bytes[0] === 3 ? '' : truth(bytes[2] ?? 0, bytes[0] === 2);
  }

  #formulaText(data: BiffReader): void {
    if (this.#awaiting) this.#add({ ...this.#awaiting, text: data.text('short') });
    this.#awaiting = undefined;
  }

  /** A record of several neighbouring cells: row, first column, styles (and values), last column. */
  #several(data: BiffReader, read: (place: StyledPlace) => string): void {
    const row = data.short();
    for (let column = data.short(); data.left > 2; column++) {
      const style = data.short();
      this.#add({ row, column, text: read({ row, column, style }) });
    }
  }

  #number(value: number, { row, column, style }: StyledPlace): string {
    const pattern = this.#workbook.patterns[style] ?? '';
    const shifted = this.#workbook.from1904 && /[ymdh]/i.test(pattern) ? value + DAYS_1900_TO_1904 : value;
    return this.#numbers.show(String(shifted), pattern, () => placeIn(this.#name, row, column));
  }

  #row(data: BiffReader): void {
    const row = data.short();
    data.skip(10);
    if ((data.short() & 0x20) !== 0) this.#hiddenRows.push({ first: row, last: row });
  }

  #columns(data: BiffReader): void {
    const first = data.short();
    const last = data.short();
    data.skip(4);
    if (last >= first && (data.short() & 1) === 1) this.#hiddenColumns.push({ first, last });
  }

  #merge(data: BiffReader): void {
    for (let count = data.short(); count > 0 && !data.isAtEnd; count--) {
      const [firstRow, lastRow, firstColumn, lastColumn] = [data.short(), data.short(), data.short(), data.short()];
      if (lastRow >= firstRow && lastColumn >= firstColumn)
        this.#merges.push({ firstRow, lastRow, firstColumn, lastColumn });
    }
  }
}

interface StyledPlace {
  readonly row: number;
  readonly column: number;
  readonly style: number;
}

function truth(value: number, isError: boolean): string {
  if (isError) return ERRORS[value] ?? '#N/A';
  return value === 0 ? 'FALSE' : 'TRUE';
}

/** A number in 32 bits: an integer or the upper half of a double, perhaps divided by 100. */
function packed(bits: number): number {
  let value = bits >> 2;
  if ((bits & 2) === 0) {
    const view = new DataView(new ArrayBuffer(8));
    view.setUint32(4, bits & ~3, true);
    value = view.getFloat64(0, true);
  }
  return (bits & 1) === 1 ? value / 100 : value;
}
