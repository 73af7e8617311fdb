import type { TextColumn } from './column.ts';
import { IntList } from './growth.ts';
import { mix } from './interner.ts';
import type { Work } from './progress.ts';

export interface Winnowing {
  /** Length of the pieces that are hashed, in characters. */
  readonly piece: number;
  /** Of so many neighbouring pieces at least one is kept. */
  readonly window: number;
}

/** Any run of ten characters that two texts share leaves a common fingerprint. */
export const WINNOWING: Winnowing = { piece: 5, window: 6 };

/** Fingerprints of texts: those of text i stand from `starts[i]` up to before `starts[i + 1]`, in order of place. */
export interface Fingerprints {
  readonly starts: Uint32Array;
  readonly hashes: Int32Array;
  /** Where the hashed piece begins, counted from the beginning of its text. */
  readonly places: Int32Array;
}

const BASE = 0x01000193;
const CHUNK = 256;

/**
 * Winnowed fingerprints (Schleimer, Wilkerson & Aiken 2003): of every `window` neighbouring pieces of `piece` characters
 * the one with the smallest hash, the last of equals. A run of piece + window − 1 shared characters is always found.
 */
export function* fingerprintTexts(texts: TextColumn, winnowing: Winnowing = WINNOWING): Work<Fingerprints> {
  const total = texts.starts.length - 1;
  const starts = new Uint32Array(total + 1);
  const estimate = 1024 + Math.ceil((texts.units.length * 2.4) / (winnowing.window + 1));
  const found = { hashes: new IntList(estimate), places: new IntList(estimate) };
  const winnower = new Winnower(winnowing, found);
  for (let text = 0; text < total; text++) {
    winnower.add(texts.units, texts.starts[text] ?? 0, texts.starts[text + 1] ?? 0);
    starts[text + 1] = found.hashes.length;
    if (text % CHUNK === 0) yield { stage: 'fingerprints', done: text, total };
  }
  return { starts, hashes: found.hashes.trimmed(), places: found.places.trimmed() };
}

class Winnower {
  readonly #piece: number;
  readonly #window: number;
  readonly #found: { readonly hashes: IntList; readonly places: IntList };
  /** BASE to the power of the piece's length, to take the first character out of a rolling hash. */
  readonly #first: number;
  /** Hashes of the pieces of one text. */
  #hashes = new Int32Array(1024);

  constructor({ piece, window }: Winnowing, found: { readonly hashes: IntList; readonly places: IntList }) {
    this.#piece = piece;
    this.#window = window;
    this.#found = found;
    let power = 1;
    for (let at = 0; at < piece; at++) power = Math.imul(power, BASE);
    this.#first = power;
  }

  add(units: Uint16Array, start: number, end: number): void {
    const count = end - start - this.#piece + 1;
    if (count <= 0) return;
    if (count > this.#hashes.length) this.#hashes = new Int32Array(count * 2);
    this.#hashPieces(units, start, count);
    this.#select(count);
  }

  #hashPieces(units: Uint16Array, start: number, count: number): void {
    const piece = this.#piece;
    const first = this.#first;
    const hashes = this.#hashes;
    let rolling = 0;
    for (let at = start; at < start + piece - 1; at++) rolling = Math.imul(rolling + (units[at] ?? 0), BASE);
    for (let at = 0; at < count; at++) {
      rolling = Math.imul(rolling + (units[start + at + piece - 1] ?? 0), BASE);
      hashes[at] = mix(rolling);
      rolling = (rolling - Math.imul(first, units[start + at] ?? 0)) | 0;
    }
  }

  #select(count: number): void {
    const hashes = this.#hashes;
    const window = Math.min(this.#window, count);
    let least = -1;
    for (let end = window; end <= count; end++) {
      const from = end - window;
      if (least < from) {
        least = from;
        for (let at = from + 1; at < end; at++) if ((hashes[at] ?? 0) <= (hashes[least] ?? 0)) least = at;
      } else if ((hashes[end - 1] ?? 0) <= (hashes[least] ?? 0)) least = end - 1;
      else continue;
      this.#found.hashes.push(hashes[least] ?? 0);
      this.#found.places.push(least);
    }
  }
}

/** The numbers of fingerprints in the order of their hashes; equal hashes keep their order. */
export function orderByHash(hashes: Int32Array): Uint32Array {
  const count = hashes.length;
  const low = new Uint32Array(0x10001);
  const high = new Uint32Array(0x10001);
  for (let at = 0; at < count; at++) {
    const hash = hashes[at] ?? 0;
    low[(hash & 0xffff) + 1] = (low[(hash & 0xffff) + 1] ?? 0) + 1;
    high[(hash >>> 16) + 1] = (high[(hash >>> 16) + 1] ?? 0) + 1;
  }
  for (let key = 0; key < 0x10000; key++) {
    low[key + 1] = (low[key + 1] ?? 0) + (low[key] ?? 0);
    high[key + 1] = (high[key + 1] ?? 0) + (high[key] ?? 0);
  }
  const half = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const key = (hashes[at] ?? 0) & 0xffff;
    const to = low[key] ?? 0;
    low[key] = to + 1;
    half[to] = at;
  }
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const item = half[at] ?? 0;
    const key = (hashes[item] ?? 0) >>> 16;
    const to = high[key] ?? 0;
    high[key] = to + 1;
    order[to] = item;
  }
  return order;
}
