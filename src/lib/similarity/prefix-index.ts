import { numbersTo, sortedByKey, startsFromCounts, take } from './growth.ts';
import { addToSignature } from './overlap.ts';
import type { TokenSets } from './token-sets.ts';

/**
 * Token sets laid out for probing. Sets are numbered by size, so a bound on size is a bound on numbers. For every token
 * and every place it takes among a set's first tokens there is one list; an entry holds the set's number and its
 * signature, so that most candidates are refused without leaving the list.
 */
export interface PrefixIndex {
  /** The original number of each set. */
  readonly order: Uint32Array;
  readonly starts: Uint32Array;
  readonly tokens: Int32Array;
  /** Two words per set: one bit per token. */
  readonly signatures: Int32Array;
  /** By size: the first set that large; one more than the largest size. */
  readonly sizeStarts: Uint32Array;
  /** By token: its list for place 0; the next places follow. One more than there are tokens. */
  readonly firstLists: Uint32Array;
  /** By list, two words: where its entries start and end in `entries`. */
  readonly lists: Int32Array;
  /** Four words per entry: number of the set, its signature, its size. */
  readonly entries: Int32Array;
}

/** Words per entry. */
export const ENTRY = 4;

/** Indexes the first `prefix(size)` tokens of every set. */
export function prefixIndex(sets: TokenSets, prefix: (size: number) => number): PrefixIndex {
  const laid = layBySize(sets);
  const lengths = prefixLengths(laid.sizeStarts, prefix);
  const firstLists = listsByToken(laid, sets.size, lengths);
  return { ...laid, firstLists, ...fillLists(laid, firstLists, lengths) };
}

type Laid = Pick<PrefixIndex, 'order' | 'starts' | 'tokens' | 'signatures' | 'sizeStarts'>;

function layBySize(sets: TokenSets): Laid {
  const { order, sizeStarts } = orderBySize(sets);
  const starts = new Uint32Array(order.length + 1);
  const tokens = new Int32Array(sets.tokens.length);
  const signatures = new Int32Array(order.length * 2);
  const words = new Int32Array(2);
  let write = 0;
  for (let set = 0; set < order.length; set++) {
    const from = sets.starts[order[set] ?? 0] ?? 0;
    const to = sets.starts[(order[set] ?? 0) + 1] ?? 0;
    words.fill(0);
    for (let at = from; at < to; at++) {
      const token = sets.tokens[at] ?? 0;
      addToSignature(words, token);
      tokens[write++] = token;
    }
    signatures.set(words, set * 2);
    starts[set + 1] = write;
  }
  return { order, starts, tokens, signatures, sizeStarts };
}

/**
 * Sets by size; within a size by their rarest and second rarest token, because neighbours then read the same lists
 * while these are still in the processor's cache (a fifth less time than by original number).
 */
function orderBySize({ starts, tokens, size }: TokenSets): { order: Uint32Array; sizeStarts: Uint32Array } {
  const count = starts.length - 1;
  const sizeOf = (set: number): number => (starts[set + 1] ?? 0) - (starts[set] ?? 0);
  const tokenOf = (set: number, place: number): number =>
    place < sizeOf(set) ? (tokens[(starts[set] ?? 0) + place] ?? 0) + 1 : 0;
  let largest = 0;
  for (let set = 0; set < count; set++) largest = Math.max(largest, sizeOf(set));
  let order = numbersTo(count);
  order = sortedByKey(order, size + 1, (set) => tokenOf(set, 1));
  order = sortedByKey(order, size + 1, (set) => tokenOf(set, 0));
  order = sortedByKey(order, largest + 1, sizeOf);
  const sizeStarts = new Uint32Array(largest + 2);
  for (let set = 0; set < count; set++) take(sizeStarts, sizeOf(set));
  return { order, sizeStarts: startsFromCounts(sizeStarts) };
}

function prefixLengths(sizeStarts: Uint32Array, prefix: (size: number) => number): Uint32Array {
  return Uint32Array.from({ length: sizeStarts.length }, (_, size) => Math.min(size, prefix(size)));
}

function listsByToken(laid: Laid, size: number, lengths: Uint32Array): Uint32Array {
  const places = new Uint32Array(size + 1);
  eachPrefixToken(laid, lengths, (token, place) => {
    if ((places[token] ?? 0) <= place) places[token] = place + 1;
  });
  return startsFromCounts(places);
}

function fillLists(laid: Laid, firstLists: Uint32Array, lengths: Uint32Array): Pick<PrefixIndex, 'lists' | 'entries'> {
  const counts = new Uint32Array((firstLists[firstLists.length - 1] ?? 0) + 1);
  eachPrefixToken(laid, lengths, (token, place) => take(counts, (firstLists[token] ?? 0) + place));
  const next = startsFromCounts(counts).slice();
  const entries = new Int32Array((counts[counts.length - 1] ?? 0) * ENTRY);
  eachPrefixToken(laid, lengths, (token, place, set) => {
    const entry = take(next, (firstLists[token] ?? 0) + place) * ENTRY;
    entries[entry] = set;
    entries[entry + 1] = laid.signatures[set * 2] ?? 0;
    entries[entry + 2] = laid.signatures[set * 2 + 1] ?? 0;
    entries[entry + 3] = (laid.starts[set + 1] ?? 0) - (laid.starts[set] ?? 0);
  });
  const lists = new Int32Array((counts.length - 1) * 2);
  for (let list = 0; list < lists.length; list++) lists[list] = (counts[(list + 1) >> 1] ?? 0) * ENTRY;
  return { lists, entries };
}

function eachPrefixToken(
  { starts, tokens }: Laid,
  lengths: Uint32Array,
  visit: (token: number, place: number, set: number) => void,
): void {
  for (let set = 0; set + 1 < starts.length; set++) {
    const start = starts[set] ?? 0;
    const length = lengths[(starts[set + 1] ?? 0) - start] ?? 0;
    for (let place = 0; place < length; place++) visit(tokens[start + place] ?? 0, place, set);
  }
}
