import { orderByHash, type Fingerprints } from './fingerprint.ts';
import { startsFromCounts, take } from './growth.ts';
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
  const { prints } = input;
  const order = orderByHash(prints.hashes);
  const textOf = textsOfPrints(prints);
  const holders = yield* countHolders(input, order, textOf);
  const total = order.length;
  const starts = new Uint32Array(prints.starts.length);
  for (let from = 0; from < total; from += CHUNK) {
    eachSeed({ order, textOf, holders, prints }, span(order, prints, from), (text) => take(starts, text));
    yield { stage: 'seeds', done: from / 2, total };
  }
  const next = startsFromCounts(starts).slice();
  const others = new Int32Array(starts[starts.length - 1] ?? 0);
  const places = new Uint32Array(others.length);
  for (let from = 0; from < total; from += CHUNK) {
    eachSeed({ order, textOf, holders, prints }, span(order, prints, from), (text, other, place) => {
      const seed = take(next, text);
      others[seed] = other;
      places[seed] = place;
    });
    yield { stage: 'seeds', done: (from + total) / 2, total };
  }
  return { holders, starts, others, places };
}

/** A stretch of the order that neither begins nor ends amid equal hashes. */
function span(
  order: Uint32Array,
  { hashes }: Fingerprints,
  from: number,
): { readonly from: number; readonly to: number } {
  const boundary = (at: number): number => {
    let to = Math.min(at, order.length);
    while (to > 0 && to < order.length && hashes[order[to] ?? 0] === hashes[order[to - 1] ?? 0]) to++;
    return to;
  };
  return { from: boundary(from), to: boundary(from + CHUNK) };
}

function textsOfPrints({ starts, hashes }: Fingerprints): Int32Array {
  const textOf = new Int32Array(hashes.length);
  for (let text = 0; text + 1 < starts.length; text++) textOf.fill(text, starts[text], starts[text + 1]);
  return textOf;
}

function* countHolders(
  { texts, agencyOf, agencies, prints, base }: SeedInput,
  order: Uint32Array,
  textOf: Int32Array,
): Work<Uint16Array> {
  const holders = new Uint16Array(order.length);
  const seen = new Int32Array(agencies).fill(-1);
  const { owners, ownerStarts } = texts;
  for (let from = 0, to = 0, due = CHUNK; from < order.length; from = to) {
    const hash = prints.hashes[order[from] ?? 0] ?? 0;
    let count = 0;
    for (to = from; to < order.length && prints.hashes[order[to] ?? 0] === hash; to++) {
      const text = textOf[order[to] ?? 0] ?? 0;
      for (let at = ownerStarts[text] ?? 0; at < (ownerStarts[text + 1] ?? 0); at++) {
        const agency = agencyOf[owners[at] ?? 0] ?? 0;
        if (seen[agency] !== from) count++;
        seen[agency] = from;
      }
    }
    const held = base.has(hash) ? BASE_TEXT : Math.min(count, BASE_TEXT - 1);
    for (let at = from; at < to; at++) holders[order[at] ?? 0] = held;
    if (to < due) continue;
    due = to + CHUNK;
    yield { stage: 'seeds', done: 0, total: order.length };
  }
  return holders;
}

interface Sorted {
  readonly order: Uint32Array;
  readonly textOf: Int32Array;
  readonly holders: Uint16Array;
  readonly prints: Fingerprints;
}

function eachSeed(
  { order, textOf, holders, prints }: Sorted,
  { from, to }: { readonly from: number; readonly to: number },
  visit: (text: number, other: number, places: number) => void,
): void {
  const { hashes, places } = prints;
  for (let first = from, end = from; first < to; first = end) {
    const hash = hashes[order[first] ?? 0];
    for (end = first + 1; end < to && hashes[order[end] ?? 0] === hash; end++);
    if (end - first < 2 || (holders[order[first] ?? 0] ?? 0) > COMMON) continue;
    const last = Math.min(end, first + MOST_TEXTS);
    for (let left = first; left < last; left++) {
      const text = textOf[order[left] ?? 0] ?? 0;
      const place = places[order[left] ?? 0] ?? 0;
      if (place > 0xffff) continue;
      for (let right = left + 1; right < last; right++) {
        const other = textOf[order[right] ?? 0] ?? 0;
        const otherPlace = places[order[right] ?? 0] ?? 0;
        if (other !== text && otherPlace <= 0xffff) visit(text, other, ((place << 16) | otherPlace) >>> 0);
      }
    }
  }
}
