import { orderByHash, type Fingerprints } from './fingerprint.ts';
import { IntList, startsFromCounts, take } from './growth.ts';
import type { DistinctTexts } from './passage-table.ts';
import type { Work } from './progress.ts';

/** Fingerprints held by more agencies than this are stock phrases and start nothing. */
export const COMMON = 20;
/** Of a fingerprint found in very many texts only so many are paired. */
const MOST_TEXTS = 64;
const CHUNK = 65_536;
/** Marks a fingerprint of a base text. */
const BASE_TEXT = 0xffff;

export interface Seeds {
  /** By fingerprint: how many agencies hold it, or BASE_TEXT. */
  readonly holders: Uint16Array;
  /** The seeds of text x, with texts of larger number, stand from `starts[x]` up to before `starts[x + 1]`. */
  readonly starts: Uint32Array;
  readonly others: Int32Array;
  /** Place in x in the upper, in the other text in the lower 16 bits; texts are compared up to 65,535 characters. */
  readonly places: Uint32Array;
}

export interface SeedInput {
  readonly texts: DistinctTexts;
  readonly agencyOf: Uint32Array;
  readonly agencies: number;
  readonly prints: Fingerprints;
  /** Hashes of texts that everybody may use: statutory duties, templates. */
  readonly base: ReadonlySet<number>;
}

/** Pairs up the places of all fingerprints that two texts share and that few agencies hold. */
export function* findSeeds(input: SeedInput): Work<Seeds> {
  const sorted = sortPrints(input.prints);
  yield { stage: 'seeds', done: 0, total: sorted.order.length };
  const { holders, groups } = yield* countHolders(input, sorted);
  const total = groups.length;
  const starts = new Uint32Array(input.prints.starts.length);
  for (let from = 0; from < total; from += CHUNK) {
    eachSeed(sorted, groups.subarray(from, from + CHUNK), (text) => take(starts, text));
    yield { stage: 'seeds', done: from / 2, total };
  }
  const next = startsFromCounts(starts).slice();
  const others = new Int32Array(starts[starts.length - 1] ?? 0);
  const places = new Uint32Array(others.length);
  for (let from = 0; from < total; from += CHUNK) {
    eachSeed(sorted, groups.subarray(from, from + CHUNK), (text, other, place) => {
      const seed = take(next, text);
      others[seed] = other;
      places[seed] = place;
    });
    yield { stage: 'seeds', done: (from + total) / 2, total };
  }
  return { holders, starts, others, places };
}

/** Fingerprints in the order of their hashes; what a pass reads stands side by side. */
interface Sorted {
  readonly order: Uint32Array;
  readonly hashes: Int32Array;
  readonly texts: Int32Array;
  readonly places: Int32Array;
}

function sortPrints(prints: Fingerprints): Sorted {
  const order = orderByHash(prints.hashes);
  const textOf = textsOfPrints(prints);
  const hashes = new Int32Array(order.length);
  const texts = new Int32Array(order.length);
  const places = new Int32Array(order.length);
  for (let at = 0; at < order.length; at++) {
    const print = order[at] ?? 0;
    hashes[at] = prints.hashes[print] ?? 0;
    texts[at] = textOf[print] ?? 0;
    places[at] = prints.places[print] ?? 0;
  }
  return { order, hashes, texts, places };
}

function textsOfPrints({ starts, hashes }: Fingerprints): Int32Array {
  const textOf = new Int32Array(hashes.length);
  for (let text = 0; text + 1 < starts.length; text++) textOf.fill(text, starts[text], starts[text + 1]);
  return textOf;
}

interface Counted {
  /** By fingerprint, in the order of the texts. */
  readonly holders: Uint16Array;
  /** First and last place of equal hashes worth pairing, in turn. */
  readonly groups: Int32Array;
}

function* countHolders(input: SeedInput, { order, hashes, texts }: Sorted): Work<Counted> {
  const holders = new Uint16Array(order.length);
  const counter = new AgencyCounter(input);
  const groups = new IntList();
  for (let from = 0, to = 0, due = CHUNK; from < order.length; from = to) {
    const hash = hashes[from];
    for (to = from + 1; to < order.length && hashes[to] === hash; to++);
    const count = to - from === 1 ? counter.ofText(texts[from] ?? 0) : counter.ofTexts(texts, from, to);
    const held = input.base.has(hash ?? 0) ? BASE_TEXT : Math.min(count, BASE_TEXT - 1);
    for (let at = from; at < to; at++) holders[order[at] ?? 0] = held;
    if (to - from > 1 && held <= COMMON) {
      groups.push(from);
      groups.push(to);
    }
    if (to < due) continue;
    due = to + CHUNK;
    yield { stage: 'seeds', done: 0, total: order.length };
  }
  return { holders, groups: groups.trimmed() };
}

/** Counts the agencies behind texts. */
class AgencyCounter {
  readonly #input: SeedInput;
  /** By agency the last count it was part of. */
  readonly #seen: Int32Array;
  /** By text the number of its agencies, and the only one, −1 if there are several. */
  readonly #counts: Uint16Array;
  readonly #single: Int32Array;
  #round = 0;

  constructor(input: SeedInput) {
    this.#input = input;
    this.#seen = new Int32Array(input.agencies);
    const total = input.texts.ownerStarts.length - 1;
    this.#counts = new Uint16Array(total);
    this.#single = new Int32Array(total);
    for (let text = 0; text < total; text++) {
      this.#round++;
      const count = this.#visit(text);
      this.#counts[text] = Math.min(count, BASE_TEXT);
      const { owners, ownerStarts } = input.texts;
      this.#single[text] = count === 1 ? (input.agencyOf[owners[ownerStarts[text] ?? 0] ?? 0] ?? 0) : -1;
    }
  }

  ofText(text: number): number {
    return this.#counts[text] ?? 0;
  }

  ofTexts(texts: Int32Array, from: number, to: number): number {
    this.#round++;
    let count = 0;
    for (let at = from; at < to; at++) {
      const text = texts[at] ?? 0;
      const single = this.#single[text] ?? -1;
      if (single < 0) count += this.#visit(text);
      else if (this.#seen[single] !== this.#round) {
        this.#seen[single] = this.#round;
        count++;
      }
    }
    return count;
  }

  #visit(text: number): number {
    const { texts, agencyOf } = this.#input;
    let count = 0;
    for (let at = texts.ownerStarts[text] ?? 0; at < (texts.ownerStarts[text + 1] ?? 0); at++) {
      const agency = agencyOf[texts.owners[at] ?? 0] ?? 0;
      if (this.#seen[agency] !== this.#round) count++;
      this.#seen[agency] = this.#round;
    }
    return count;
  }
}

function eachSeed(
  { texts, places }: Sorted,
  groups: Int32Array,
  visit: (text: number, other: number, places: number) => void,
): void {
  for (let group = 0; group < groups.length; group += 2) {
    const first = groups[group] ?? 0;
    const last = Math.min(groups[group + 1] ?? 0, first + MOST_TEXTS);
    for (let left = first; left < last; left++) {
      const text = texts[left] ?? 0;
      const place = places[left] ?? 0;
      if (place > 0xffff) continue;
      for (let right = left + 1; right < last; right++) {
        const other = texts[right] ?? 0;
        const otherPlace = places[right] ?? 0;
        if (other !== text && otherPlace <= 0xffff) visit(text, other, ((place << 16) | otherPlace) >>> 0);
      }
    }
  }
}
