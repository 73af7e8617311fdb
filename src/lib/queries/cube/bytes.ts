/** Whole numbers as bytes, seven bits each, the small ones in one byte. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  /** A whole number from 0 up to 2^53. */
  number(value: number): void {
    this.#reserve(8);
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[this.#length++] = rest;
  }

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** The number of entries, then each as a number. */
  column(values: ArrayLike<number>): void {
    this.number(values.length);
    for (let at = 0; at < values.length; at += 1) this.number(values[at] ?? 0);
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** Reads what `ByteWriter` wrote; after the first thing that cannot be there, `broken` stands and all reads are empty. */
export class ByteReader {
  broken = false;
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, from = 0) {
    this.#bytes = bytes;
    this.#at = from;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  number(): number {
    let value = 0;
    let scale = 1;
    for (let length = 0; length < 8; length += 1) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) break;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 0x80;
    }
    this.broken = true;
    return 0;
  }

  raw(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) this.broken = true;
    if (this.broken) return new Uint8Array();
    const bytes = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return bytes;
  }

  /** A column of so many entries (as many as it says when not told), each less than `below`. */
  column(below: number, length?: number): Uint32Array {
    const own = this.number();
    if ((length !== undefined && own !== length) || own > this.#bytes.length - this.#at) this.broken = true;
    if (this.broken) return new Uint32Array();
    const values = new Uint32Array(own);
    for (let at = 0; at < own; at += 1) {
      const value = this.number();
      if (value >= below) this.broken = true;
      values[at] = value;
    }
    return values;
  }
}

/** A checksum of bytes from a place on (FNV-1a, 32 bits). */
export function checksum(bytes: Uint8Array, from: number): number {
  let sum = 0x811c9dc5;
  for (let at = from; at < bytes.length; at += 1) sum = Math.imul(sum ^ (bytes[at] ?? 0), 0x01000193);
  return sum >>> 0;
}
