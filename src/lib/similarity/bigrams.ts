import type { TextColumn } from './column.ts';
import { mix } from './interner.ts';
import type { Work } from './progress.ts';
import { ranksByRarity, renumberTokens, type TokenSets } from './token-sets.ts';

/** Numbers bigrams of code units; a text of one character stands for itself as the bigram with nothing before it. */
export class Bigrams {
  count = 0;
  #codes = new Int32Array(1 << 12);
  #ids = new Int32Array(1 << 12).fill(-1);

  /** The number of a bigram, added if it is new. */
  add(code: number): number {
    const slot = this.#slot(code);
    const known = this.#ids[slot] ?? -1;
    if (known >= 0) return known;
    this.#codes[slot] = code;
    this.#ids[slot] = this.count;
    if (++this.count * 2 > this.#codes.length) this.#widen();
    return this.count - 1;
  }

  /** The number of a bigram, −1 if it was never added. */
  find(code: number): number {
    return this.#ids[this.#slot(code)] ?? -1;
  }

  /** Gives every bigram a new number. */
  renumber(numbers: Int32Array): void {
    for (let slot = 0; slot < this.#ids.length; slot++) {
      const id = this.#ids[slot] ?? -1;
      if (id >= 0) this.#ids[slot] = numbers[id] ?? 0;
    }
  }

  #slot(code: number): number {
    const mask = this.#codes.length - 1;
    let slot = mix(code) & mask;
    while ((this.#ids[slot] ?? -1) >= 0 && this.#codes[slot] !== code) slot = (slot + 1) & mask;
    return slot;
  }

  #widen(): void {
    const codes = this.#codes;
    const ids = this.#ids;
    this.#codes = new Int32Array(codes.length * 2);
    this.#ids = new Int32Array(codes.length * 2).fill(-1);
    for (let old = 0; old < codes.length; old++) {
      const id = ids[old] ?? -1;
      if (id < 0) continue;
      const slot = this.#slot(codes[old] ?? 0);
      this.#codes[slot] = codes[old] ?? 0;
      this.#ids[slot] = id;
    }
  }
}

/** The codes of the bigrams of a text, in order and with repetitions. */
export function bigramCodes(units: Uint16Array, start: number, end: number): number[] {
  if (end - start === 1) return [units[start] ?? 0];
  const codes: number[] = [];
  for (let at = start; at + 1 < end; at++) codes.push(((units[at] ?? 0) << 16) | (units[at + 1] ?? 0));
  return codes;
}

export interface BigramSets extends TokenSets {
  readonly dictionary: Bigrams;
}

const CHUNK = 4096;

/** The set of bigrams of every text, numbered from the rarest up. An empty text has an empty set. */
export function* bigramSets(texts: TextColumn): Work<BigramSets> {
  const total = texts.starts.length - 1;
  const building: Building = {
    texts,
    dictionary: new Bigrams(),
    tokens: new Int32Array(texts.units.length),
    starts: new Uint32Array(total + 1),
    seen: new Int32Array(1 << 12).fill(-1),
  };
  for (let from = 0; from < total; from += CHUNK) {
    collect(building, from, Math.min(total, from + CHUNK));
    yield { stage: 'tokens', done: from, total };
  }
  const { dictionary, starts } = building;
  const sets = { starts, tokens: building.tokens.slice(0, starts[total] ?? 0), size: dictionary.count };
  const ranks = ranksByRarity(sets);
  dictionary.renumber(ranks);
  renumberTokens(sets, ranks);
  return { ...sets, dictionary };
}

interface Building {
  readonly texts: TextColumn;
  readonly dictionary: Bigrams;
  readonly tokens: Int32Array;
  readonly starts: Uint32Array;
  /** By token: the last text it was seen in. */
  seen: Int32Array;
}

function collect(building: Building, from: number, to: number): void {
  const { texts, dictionary, tokens, starts } = building;
  const { units } = texts;
  let write = starts[from] ?? 0;
  for (let text = from; text < to; text++) {
    const start = texts.starts[text] ?? 0;
    const end = texts.starts[text + 1] ?? 0;
    const last = end - start === 1 ? end : end - 1;
    for (let at = start; at < last; at++) {
      const code = end - start === 1 ? (units[at] ?? 0) : ((units[at] ?? 0) << 16) | (units[at + 1] ?? 0);
      const token = dictionary.add(code);
      if (token >= building.seen.length) building.seen = widenedSeen(building.seen);
      if (building.seen[token] === text) continue;
      building.seen[token] = text;
      tokens[write++] = token;
    }
    starts[text + 1] = write;
  }
}

function widenedSeen(seen: Int32Array): Int32Array {
  const wider = new Int32Array(seen.length * 2).fill(-1);
  wider.set(seen);
  return wider;
}
