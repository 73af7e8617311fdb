import { numberReader } from './number-losses.ts';
import type { Reading } from './reading.ts';
import { markupParser, type Attributes, type MarkupHandlers } from './sax.ts';
import { placeIn, type Sheet, type SheetCell } from './sheet.ts';
import { cellAddress, cellRange, type CellRange } from './sheet-address.ts';
import type { Interval } from './sheet-hidden.ts';
import { unescaped } from './xlsx-strings.ts';
import type { Zip, ZipEntry } from './zip.ts';

/** What all sheets of a workbook share. */
export interface Workbook {
  readonly zip: Zip;
  readonly strings: readonly string[];
  /** Number pattern by cell style. */
  readonly patterns: readonly string[];
  /** Dates counted from 1904 instead of 1900. */
  readonly from1904: boolean;
}

const MOST_ROWS = 1_048_576;
const DAYS_1900_TO_1904 = 1462;

interface SheetContext {
  readonly workbook: Workbook;
  readonly reading: Reading;
  /** Told which share of the sheet is read. */
  readonly onShare: (share: number) => void;
}

/** Reads a worksheet piece by piece as it is unpacked, without ever holding all of its XML. */
export function readSheet(entry: ZipEntry, name: string, context: SheetContext): Sheet {
  const { workbook, reading, onShare } = context;
  const { signal } = reading.options;
  const handlers = new SheetHandlers(name, workbook, reading);
  const parser = markupParser(handlers, { xml: true, depth: reading.limits.depth });
  const decoder = new TextDecoder();
  workbook.zip.unpackTo(entry, (piece, share) => {
    parser.write(decoder.decode(piece, { stream: true }));
    onShare(share);
    return !handlers.isFull && !signal?.aborted;
  });
  signal?.throwIfAborted();
  if (!handlers.isFull) parser.end(name, reading.problems);
  handlers.report();
  return handlers;
}

class SheetHandlers implements MarkupHandlers, Sheet {
  readonly name: string;
  readonly cells: SheetCell[] = [];
  readonly merges: CellRange[] = [];
  readonly hiddenRows: Interval[] = [];
  readonly hiddenColumns: Interval[] = [];
  /** No more cells may be read. */
  isFull = false;
  readonly #workbook: Workbook;
  readonly #reading: Reading;
  readonly #numbers = numberReader();
  #row = -1;
  #column = -1;
  #isInCell = false;
  #type = 'n';
  #style = 0;
  #value = '';
  #formula = '';
  /** The element whose text is being read: the value, the formula, or a page header. */
  #target: 'value' | 'formula' | 'furniture' | undefined;
  #furniture: string[] = [];
  #inReading = false;
  #uncalculated: { place: string; formula: string; count: number } | undefined;

  constructor(name: string, workbook: Workbook, reading: Reading) {
    this.name = name;
    this.#workbook = workbook;
    this.#reading = reading;
  }

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case 'c':
        return this.#openCell(attributes);
      case 'v':
        this.#target = 'value';
        return;
      case 't':
        if (!this.#inReading) this.#target = 'value';
        return;
      case 'f':
        this.#target = 'formula';
        return;
      case 'row':
        return this.#openRow(attributes);
      case 'rPh':
        this.#inReading = true;
        return;
      case 'col':
        return this.#hideColumns(attributes);
      case 'mergeCell':
        return this.#merge(attributes);
      default:
        if (/^(?:odd|even|first)(?:Header|Footer)$/.test(name)) this.#target = 'furniture';
    }
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell();
    if (name === 'rPh') this.#inReading = false;
    this.#target = undefined;
  }

  text(data: string): void {
    if (this.#target === 'value') this.#value += data;
    else if (this.#target === 'formula') this.#formula += data;
    else if (this.#target === 'furniture') this.#furniture.push(data);
  }

  /** Reports what the sheet holds beside its cells and what their numbers lost. */
  report(): void {
    const { problems } = this.#reading;
    this.#numbers.report(problems);
    const furniture = this.#furniture.join('').replace(/&(?:"[^"]*"|K[\dA-F]{6}|\d+|[A-Z])/gi, ' ');
    problems.reportText('page_furniture', this.name, furniture.replace(/ +/g, ' '));
    if (this.#uncalculated) {
      const { place, formula, count } = this.#uncalculated;
      problems.report('formula_without_value', place, { count, formula });
    }
  }

  #openRow(attributes: Attributes): void {
    const number = Number(attributes.r);
    const follows = Number.isInteger(number) && number - 1 > this.#row && number <= MOST_ROWS;
    this.#row = follows ? number - 1 : this.#row + 1;
    this.#column = -1;
    this.#isInCell = false;
    if (isTrue(attributes.hidden)) this.hiddenRows.push({ first: this.#row, last: this.#row });
  }

  #openCell(attributes: Attributes): void {
    const address = attributes.r === undefined ? undefined : cellAddress(attributes.r);
    this.#row = Math.max(0, this.#row);
    this.#column = address && address.column > this.#column ? address.column : this.#column + 1;
    this.#isInCell = true;
    this.#type = attributes.t ?? 'n';
    this.#style = Number(attributes.s ?? 0);
    this.#value = '';
    this.#formula = '';
  }

  #closeCell(): void {
    const isCell = this.#isInCell && this.#column < this.#reading.limits.columns;
    this.#isInCell = false;
    if (!isCell) return;
    const text = this.#cellText();
    this.cells.push({ row: this.#row, column: this.#column, text });
    this.isFull ||= !this.#reading.meetCells(1);
    if (text === '' && this.#formula !== '' && this.#value === '' && this.#type !== 'str') this.#noteUncalculated();
  }

  #cellText(): string {
    switch (this.#type) {
      case 's':
        return this.#value === '' ? '' : (this.#workbook.strings[Number(this.#value)] ?? '');
      case 'b':
        return this.#value === '' ? '' : isTrue(this.#value) ? 'TRUE' : 'FALSE';
      case 'str':
      case 'inlineStr':
        return unescaped(this.#value);
      case 'n':
        return this.#value === '' ? '' : this.#numberText();
      default:
        return this.#value;
    }
  }

  #numberText(): string {
    const pattern = this.#workbook.patterns[this.#style] ?? '';
    const shifted = this.#workbook.from1904 && /[ymdh]/i.test(pattern);
    const stored = shifted ? String(Number(this.#value) + DAYS_1900_TO_1904) : this.#value;
    return this.#numbers.show(stored, pattern, () => this.#place());
  }

  #noteUncalculated(): void {
    this.#uncalculated ??= { place: this.#place(), formula: this.#formula, count: 0 };
    this.#uncalculated.count++;
  }

  #place(): string {
    return placeIn(this.name, this.#row, this.#column);
  }

  #hideColumns(attributes: Attributes): void {
    if (!isTrue(attributes.hidden)) return;
    const first = Number(attributes.min) - 1;
    const last = Number(attributes.max ?? attributes.min) - 1;
    if (first >= 0 && last >= first) this.hiddenColumns.push({ first, last });
  }

  #merge(attributes: Attributes): void {
    const range = cellRange(attributes.ref ?? '');
    if (range) this.merges.push(range);
  }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
