/** A record of a binary workbook with the records that continue it. */
export interface BiffRecord {
  readonly type: number;
  /** Its data, then that of each CONTINUE record. */
  readonly pieces: readonly [Uint8Array, ...Uint8Array[]];
}

/** Record types of [MS-XLS] that are read. */
export const RECORD = {
  formula: 0x0006,
  end: 0x000a,
  header: 0x0014,
  footer: 0x0015,
  note: 0x001c,
  dateMode: 0x0022,
  filePass: 0x002f,
  continue: 0x003c,
  codePage: 0x0042,
  object: 0x005d,
  columns: 0x007d,
  sheet: 0x0085,
  numbers: 0x00bd,
  blanks: 0x00be,
  richLabel: 0x00d6,
  cellFormat: 0x00e0,
  merged: 0x00e5,
  strings: 0x00fc,
  stringLabel: 0x00fd,
  textObject: 0x01b6,
  blank: 0x0201,
  number: 0x0203,
  label: 0x0204,
  boolean: 0x0205,
  formulaText: 0x0207,
  row: 0x0208,
  packedNumber: 0x027e,
  format: 0x041e,
  begin: 0x0809,
} as const;

/** The records from a position on, up to the end of the substream that begins there (charts inside it are skipped). */
export function* recordsFrom(stream: Uint8Array, position: number): Generator<BiffRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let at = position;
  let depth = 0;
  while (at + 4 <= stream.length) {
    const type = view.getUint16(at, true);
    const pieces: [Uint8Array, ...Uint8Array[]] = [pieceAt(stream, view, at)];
    at += 4 + view.getUint16(at + 2, true);
    while (at + 4 <= stream.length && view.getUint16(at, true) === RECORD.continue) {
      pieces.push(pieceAt(stream, view, at));
      at += 4 + view.getUint16(at + 2, true);
    }
    if (type === RECORD.begin) depth++;
    if (depth <= 1) yield { type, pieces };
    if (type === RECORD.end && --depth <= 0) return;
  }
}

function pieceAt(stream: Uint8Array, view: DataView, at: number): Uint8Array {
  return stream.subarray(at + 4, at + 4 + view.getUint16(at + 2, true));
}

/** Reads numbers and strings from a record, across the borders of its continuations; past the end everything is 0. */
export class BiffReader {
  readonly #pieces: readonly Uint8Array[];
  readonly #codePage: string | undefined;
  #piece = 0;
  #at = 0;

  /** `codePage` is the encoding of strings before Excel 97, undefined for Unicode. */
  constructor({ pieces }: BiffRecord, codePage?: string) {
    this.#pieces = pieces;
    this.#codePage = codePage;
  }

  get isAtEnd(): boolean {
    this.#settle();
    return this.#piece >= this.#pieces.length;
  }

  /** Bytes left in this piece of the record. */
  get left(): number {
    return Math.max(0, (this.#pieces[this.#piece]?.length ?? 0) - this.#at);
  }

  byte(): number {
    this.#settle();
    return this.#pieces[this.#piece]?.[this.#at++] ?? 0;
  }

  short(): number {
    return this.byte() | (this.byte() << 8);
  }

  long(): number {
    return (this.short() | (this.short() << 16)) >>> 0;
  }

  double(): number {
    const view = new DataView(new ArrayBuffer(8));
    for (let at = 0; at < 8; at++) view.setUint8(at, this.byte());
    return view.getFloat64(0, true);
  }

  skip(count: number): void {
    for (let rest = count; rest > 0 && !this.isAtEnd;) {
      const step = Math.min(rest, this.left);
      this.#at += step;
      rest -= step;
    }
  }

  /** A string whose length is given in one byte (`short`: in two). */
  text(width: 'byte' | 'short'): string {
    const length = width === 'byte' ? this.byte() : this.short();
    if (this.#codePage !== undefined) return new TextDecoder(this.#codePage).decode(this.#bytes(length));
    const flags = this.byte();
    const runs = flags & 8 ? this.short() : 0;
    const extra = flags & 4 ? this.long() : 0;
    const text = this.characters(length, (flags & 1) === 1);
    this.skip(4 * runs + extra);
    return text;
  }

  /** Characters of one or two bytes; where a continuation begins, a flag says anew which. */
  characters(length: number, startWide: boolean): string {
    const parts: string[] = [];
    let isWide = startWide;
    for (let rest = length; rest > 0;) {
      if (this.left === 0) {
        if (this.isAtEnd) break;
        isWide = (this.byte() & 1) === 1;
      }
      const count = Math.min(rest, Math.ceil(this.left / (isWide ? 2 : 1)));
      if (count === 0) break;
      const bytes = this.#bytes(isWide ? count * 2 : count);
      parts.push(isWide ? new TextDecoder('utf-16le').decode(bytes) : String.fromCharCode(...bytes));
      rest -= count;
    }
    return parts.join('');
  }

  #bytes(count: number): Uint8Array {
    this.#settle();
    const piece = this.#pieces[this.#piece] ?? new Uint8Array();
    const bytes = piece.subarray(this.#at, this.#at + count);
    this.#at += bytes.length;
    return bytes;
  }

  #settle(): void {
    while (this.#piece < this.#pieces.length && this.left === 0) {
      this.#piece++;
      this.#at = 0;
    }
  }
}
