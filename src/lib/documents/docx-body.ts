import { listPosition, type ListStyles, type Numbering } from './docx-numbering.ts';
import { docxTable } from './docx-table.ts';
import type { Reading } from './reading.ts';
import { symbolCharacter } from './symbols.ts';
import type { Table } from './table.ts';
import { textFlow, type TextFlow } from './text-flow.ts';
import { child, childElements, descendants, isOn, textOf, type XmlElement } from './xml.ts';

/** What a document says of its paragraphs outside the body. */
export interface DocxStyles {
  readonly numbering: Numbering;
  readonly lists: ListStyles;
}

/** Elements that hold settings, field codes or alternatives, not text. */
const SILENT = new Set(
  `rPr pPr tblPr tblGrid tcPr trPr sdtPr sdtEndPr sectPr instrText delInstrText fldData docPr cNvPr
  footnoteReference endnoteReference annotationRef separator continuationSeparator`.split(/\s+/),
);
const PICTURES = new Set(['blip', 'imagedata', 'OLEObject', 'chart', 'relIds']);

/** Reads the body of a docx (or a footnote, a text box): text with line breaks, and tables. */
export class DocxBody {
  readonly #reading: Reading;
  readonly #styles: DocxStyles;
  #tables = 0;
  /** Pictures, charts and embedded objects met so far: nothing of them is read. */
  pictures = 0;

  constructor(reading: Reading, styles: DocxStyles) {
    this.#reading = reading;
    this.#styles = styles;
  }

  /** The paragraphs and tables of an element, in order; blank paragraphs are blank lines. */
  content(element: XmlElement): (string | Table)[] {
    const flow = textFlow((line) => line);
    for (const inner of childElements(element)) this.#block(inner, flow);
    return flow.content();
  }

  #cellContent(element: XmlElement): (string | Table)[] {
    return this.content(element).map((part) =>
      typeof part === 'string' ? part.replace(/\n+/g, '\n').replace(/^\n|\n$/g, '') : part,
    );
  }

  #block(element: XmlElement, flow: TextFlow): void {
    if (element.name === 'p') this.#paragraph(element, flow);
    else if (element.name === 'tbl') flow.table(this.#table(element));
    else if (element.name === 'altChunk') this.pictures++;
    else if (isLeftOut(element)) this.#leaveOut(element);
    else if (!SILENT.has(element.name)) for (const inner of childElements(element)) this.#block(inner, flow);
  }

  #table(element: XmlElement): Table {
    return docxTable(element, ++this.#tables, {
      content: (cell) => this.#cellContent(cell),
      deleted: (row, place) => this.#reading.problems.reportText('deleted_text', place, writtenText(row)),
      columns: this.#reading.limits.columns,
    });
  }

  /** Text boxes anchored in a paragraph follow it. */
  #paragraph(element: XmlElement, flow: TextFlow): void {
    const boxes: XmlElement[] = [];
    const position = listPosition(child(element, 'pPr'), this.#styles.lists);
    const number = position ? this.#styles.numbering.next(position) : '';
    if (number !== '') flow.text(/[\w)\u2460-\u2473]$/.test(number) ? `${number} ` : number);
    for (const inner of childElements(element)) this.#inline(inner, flow, boxes);
    flow.breakLine();
    for (const box of boxes) for (const inner of childElements(box)) this.#block(inner, flow);
  }

  #inline(element: XmlElement, flow: TextFlow, boxes: XmlElement[]): void {
    const { name } = element;
    const mark = inlineText(element);
    if (mark !== undefined) flow.text(mark);
    else if (name === 'br' || name === 'cr') this.#break(element, flow);
    else if (name === 'txbxContent') boxes.push(element);
    else if (name === 'AlternateContent') for (const inner of chosen(element)) this.#inline(inner, flow, boxes);
    else if (PICTURES.has(name)) this.pictures++;
    else if (isLeftOut(element)) this.#leaveOut(element);
    else if (!SILENT.has(name)) for (const inner of childElements(element)) this.#inline(inner, flow, boxes);
  }

  #break(element: XmlElement, flow: TextFlow): void {
    const type = element.attributes.type ?? 'textWrapping';
    if (type === 'textWrapping') flow.breakLine();
    else flow.endBlock();
  }

  #leaveOut(element: XmlElement): void {
    const isDeleted = element.name === 'del' || element.name === 'moveFrom';
    this.#reading.problems.reportText(isDeleted ? 'deleted_text' : 'hidden_text', '', writtenText(element));
  }
}

/** All text inside an element, deleted text too, without field codes. */
export function writtenText(element: XmlElement): string {
  if (element.name === 't' || element.name === 'delText') return textOf(element);
  return childElements(element).map(writtenText).join('');
}

/** Deleted text, ruby readings, and runs formatted as hidden. */
function isLeftOut(element: XmlElement): boolean {
  if (['del', 'moveFrom', 'rt'].includes(element.name)) return true;
  return element.name === 'r' && isOn(child(child(element, 'rPr'), 'vanish'));
}

/** The text of an element that stands for characters; undefined for one that contains others. */
function inlineText(element: XmlElement): string | undefined {
  switch (element.name) {
    case 't':
    case 'delText':
      return textOf(element);
    case 'tab':
    case 'ptab':
      return '\t';
    case 'noBreakHyphen':
      return '-';
    case 'softHyphen':
      return '';
    case 'sym':
      return symbolText(element);
    case 'fldChar':
      return checkBox(child(child(element, 'ffData'), 'checkBox'), ['checked', 'default']);
    case 'sdt':
      return checkBox(child(child(element, 'sdtPr'), 'checkbox'), ['checked']);
    default:
      return undefined;
  }
}

function symbolText({ attributes }: XmlElement): string {
  const code = parseInt(attributes.char ?? '', 16);
  if (Number.isNaN(code)) return '';
  return symbolCharacter(attributes.font ?? '', code) ?? String.fromCharCode(code);
}

/** A tick box by the first of its states that is given; undefined if the element has no box. */
function checkBox(box: XmlElement | undefined, states: readonly string[]): string | undefined {
  if (!box) return undefined;
  const state = states.map((name) => child(box, name)).find((found) => found !== undefined);
  return isOn(state) ? '☑' : '☐';
}

/** Of the versions of a drawing the first one that holds text, else the first. */
function chosen(element: XmlElement): XmlElement[] {
  const versions = childElements(element);
  return childElements(versions.find((version) => descendants(version, 't').length > 0) ?? versions[0]);
}
