/** Words per slot: two halves of the hash, then the row with its mark; a row of 0 is an empty slot. */
const WORDS = 3;
const FULL = 0.6;
const REFUSED = 0x8000_0000;

/** Where a key stands: its first row, and whether that row was refused after all. */
export interface KeyPlace {
  readonly row: number;
  readonly isRefused: boolean;
}

/**
 * Which row a key stands in, for millions of keys: 12 bytes a slot instead of the texts. Keys are held as 64-bit hashes:
 * among ten million keys two are taken for one with a probability of 3 in a million.
 */
export class KeyTable {
  #slots = new Uint32Array(1024 * WORDS);
  #count = 0;
  #high = 0;
  #low = 0;

  get count(): number {
    return this.#count;
  }

  /** Enters a key with its row unless it is there; returns the row under which it was there before, or 0. */
  add(parts: readonly string[], row: number): number {
    if (this.#count * WORDS > this.#slots.length * FULL) this.#grow();
    const at = this.#place(parts);
    const earlier = (this.#slots[at + 2] ?? 0) & ~REFUSED;
    if (earlier === 0) this.#put(at, [this.#high, this.#low, row]);
    return earlier;
  }

  /** Marks the row of a key as refused. */
  refuse(parts: readonly string[]): void {
    const at = this.#place(parts);
    const row = this.#slots[at + 2] ?? 0;
    if (row !== 0) this.#slots[at + 2] = row | REFUSED;
  }

  /** Where a key stands; null when it is nowhere. */
  find(parts: readonly string[]): KeyPlace | null {
    const word = this.#slots[this.#place(parts) + 2] ?? 0;
    return word === 0 ? null : { row: word & ~REFUSED, isRefused: word >>> 31 === 1 };
  }

  /** The slot that holds the key, or the free one where it belongs. */
  #place(parts: readonly string[]): number {
    this.#hash(parts);
    return this.#slotOf(this.#high, this.#low);
  }

  #slotOf(high: number, low: number): number {
    const slots = this.#slots;
    const size = slots.length / WORDS;
    let slot = low & (size - 1);
    for (;;) {
      const at = slot * WORDS;
      if (slots[at + 2] === 0 || (slots[at] === high && slots[at + 1] === low)) return at;
      slot = (slot + 1) & (size - 1);
    }
  }

  #put(at: number, words: readonly [number, number, number]): void {
    this.#slots.set(words, at);
    this.#count++;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    this.#count = 0;
    for (let at = 0; at < old.length; at += WORDS) {
      const [high = 0, low = 0, row = 0] = [old[at], old[at + 1], old[at + 2]];
      if (row !== 0) this.#put(this.#slotOf(high, low), [high, low, row]);
    }
  }

  /** Two 32-bit multiplicative hashes with their own factors (murmur3's constants), finished by its mixing. */
  #hash(parts: readonly string[]): void {
    let high = 0x9747b28c;
    let low = 0x1b873593;
    for (const part of parts) {
      for (let at = 0; at < part.length; at++) {
        const code = part.charCodeAt(at) + 1;
        high = Math.imul(high ^ code, 0xcc9e2d51);
        high = (high << 13) | (high >>> 19);
        low = Math.imul(low + code, 0x85ebca6b);
        low ^= low >>> 15;
      }
      high = Math.imul(high ^ 0x10000, 0xcc9e2d51);
      low = Math.imul(low ^ 0x10000, 0x85ebca6b);
    }
    this.#high = mixed(high);
    this.#low = mixed(low);
  }
}

function mixed(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
