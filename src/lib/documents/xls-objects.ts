import { BiffReader, RECORD, type BiffRecord } from './biff.ts';
import type { Line } from './nesting.ts';
import type { ProblemList } from './problem.ts';
import { placeIn } from './sheet.ts';

interface DrawnObject {
  readonly type: number;
  readonly isTicked: boolean;
  text: string;
}

/** Object types of [MS-XLS]. */
const PICTURE = 8;
const TICK_BOX = 0x0b;
const OPTION = 0x0c;
const TICK_STATE = 0x12;
const COMMON = 0x15;

/** Text boxes, tick boxes, comments and pictures over a sheet of a binary workbook. */
export class XlsObjects {
  readonly #objects = new Map<number, DrawnObject>();
  readonly #comments: { readonly place: string; readonly id: number; readonly text: string }[] = [];
  #last: DrawnObject | undefined;

  /** `codePage` is the encoding of strings before Excel 97, whose comments carry their text themselves. */
  apply(record: BiffRecord, codePage: string | undefined): void {
    if (record.type === RECORD.object) this.#object(record);
    else if (record.type === RECORD.textObject) this.#text(record);
    else this.#note(new BiffReader(record, codePage), codePage !== undefined);
  }

  /** Reports comments and pictures. */
  report(sheet: string, problems: ProblemList): void {
    const pictures = [...this.#objects.values()].filter((object) => object.type === PICTURE).length;
    if (pictures > 0) problems.report('pictures_unread', sheet, { count: pictures });
    for (const { place, id, text } of this.#comments) {
      problems.reportText('comment', `${sheet}!${place}`, text || (this.#objects.get(id)?.text ?? ''));
    }
  }

  /** Text boxes and tick boxes; where they lie is not read, so they all stand at the sheet's first cell. */
  boxes(sheet: string): Line[] {
    const comments = new Set(this.#comments.map(({ id }) => id));
    return [...this.#objects].flatMap(([id, { type, isTicked, text }]) => {
      const isBox = type === TICK_BOX || type === OPTION;
      const line = `${isBox ? (isTicked ? '☑' : '☐') : ''}${text.trim()}`;
      return line === '' || comments.has(id) ? [] : [{ text: line, place: placeIn(sheet, 0, 0) }];
    });
  }

  /** An object is a list of parts: type and length, then data. */
  #object({ pieces: [data] }: BiffRecord): void {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const word = (at: number) => (at + 2 <= data.length ? view.getUint16(at, true) : 0);
    let isTicked = false;
    for (let at = 0; at + 4 <= data.length; at += 4 + word(at + 2)) {
      if (word(at) === TICK_STATE) isTicked = word(at + 4) === 1;
      if (word(at) === 0) break;
    }
    if (word(0) !== COMMON) return;
    this.#last = { type: word(4), isTicked, text: '' };
    this.#objects.set(word(6), this.#last);
  }

  /** The text of the object before it stands in the first continuation. */
  #text(record: BiffRecord): void {
    const [head, text] = record.pieces;
    if (!this.#last || !text || text.length === 0 || head.length < 12) return;
    const length = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint16(10, true);
    const data = new BiffReader({ type: record.type, pieces: [text] });
    this.#last.text = data.characters(length, (data.byte() & 1) === 1);
  }

  #note(data: BiffReader, isOld: boolean): void {
    const row = data.short();
    const column = data.short();
    const place = placeIn('', row, column).slice(1);
    if (isOld) this.#comments.push({ place, id: -1, text: data.text('short') });
    else {
      data.skip(2);
      this.#comments.push({ place, id: data.short(), text: '' });
    }
  }
}
