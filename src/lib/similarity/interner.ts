import type { TextColumn } from './column.ts';

/**
 * Gives equal texts one number, counting from 0 in the order they first appear. Texts are kept as code units in one
 * buffer; a text is first written behind the last one (`open`, `write`) and stays only if it is new (`close`).
 */
export class Interner {
  count = 0;
  #units = new Uint16Array(1 << 16);
  #starts = new Uint32Array(1 << 12);
  #hashes = new Int32Array(1 << 12);
  #table = new Int32Array(1 << 13).fill(-1);
  #end = 0;

  /** Makes room for a text of up to `length` code units and returns the buffer; write from `this.end` on. */
  open(length: number): Uint16Array {
    if (this.#end + length > this.#units.length) {
      const wider = new Uint16Array(Math.max(this.#units.length * 2, this.#end + length));
      wider.set(this.#units.subarray(0, this.#end));
      this.#units = wider;
    }
    return this.#units;
  }

  /** Where the next text is to be written. */
  get end(): number {
    return this.#end;
  }

  /** Takes the text written up to `end` and returns its number. */
  close(end: number): number {
    const hash = hashUnits(this.#units, this.#end, end);
    const place = this.#locate(hash, end);
    return place >= 0 ? place : this.#add(~place, hash, end);
  }

  /** The number of a text, which is added if it is new. */
  add(text: string): number {
    return this.close(this.#write(text));
  }

  /** The number of a text, −1 if it was never added. */
  find(text: string): number {
    const end = this.#write(text);
    return Math.max(-1, this.#locate(hashUnits(this.#units, this.#end, end), end));
  }

  /** All texts so far in the order of their numbers; shares its memory with the interner. */
  column(): TextColumn {
    return { units: this.#units.subarray(0, this.#end), starts: this.#starts.subarray(0, this.count + 1) };
  }

  #write(text: string): number {
    const units = this.open(text.length);
    let end = this.#end;
    for (let at = 0; at < text.length; at++) units[end++] = text.charCodeAt(at);
    return end;
  }

  /** The number of the text written up to `end`, or the complement of the free slot it would take. */
  #locate(hash: number, end: number): number {
    const mask = this.#table.length - 1;
    let slot = hash & mask;
    for (let known = this.#table[slot] ?? -1; known >= 0; known = this.#table[slot] ?? -1) {
      if (this.#hashes[known] === hash && this.#equals(known, end)) return known;
      slot = (slot + 1) & mask;
    }
    return ~slot;
  }

  #equals(known: number, end: number): boolean {
    const start = this.#starts[known] ?? 0;
    const length = (this.#starts[known + 1] ?? 0) - start;
    if (length !== end - this.#end) return false;
    for (let at = 0; at < length; at++) {
      if (this.#units[start + at] !== this.#units[this.#end + at]) return false;
    }
    return true;
  }

  #add(slot: number, hash: number, end: number): number {
    const id = this.count++;
    if (id + 1 >= this.#starts.length) this.#widenEntries();
    this.#table[slot] = id;
    this.#hashes[id] = hash;
    this.#starts[id + 1] = end;
    this.#end = end;
    if (this.count * 2 > this.#table.length) this.#rehash(this.#table.length * 2);
    return id;
  }

  #widenEntries(): void {
    const starts = new Uint32Array(this.#starts.length * 2);
    starts.set(this.#starts);
    this.#starts = starts;
    const hashes = new Int32Array(this.#hashes.length * 2);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
  }

  #rehash(size: number): void {
    const table = new Int32Array(size).fill(-1);
    for (let id = 0; id < this.count; id++) {
      let slot = (this.#hashes[id] ?? 0) & (size - 1);
      while ((table[slot] ?? -1) >= 0) slot = (slot + 1) & (size - 1);
      table[slot] = id;
    }
    this.#table = table;
  }
}

/** A well-mixed 32-bit hash of a stretch of code units. */
export function hashUnits(units: Uint16Array, start: number, end: number): number {
  let hash = 0x811c9dc5 ^ (end - start);
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (units[at] ?? 0), 0x01000193) ^ (hash >>> 15);
  return mix(hash);
}

/** Spreads the bits of a 32-bit number so that any of them can serve as an index. */
export function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
