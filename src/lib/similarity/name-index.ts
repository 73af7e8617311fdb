import { bigramCodes, bigramSets, type Bigrams } from './bigrams.ts';
import { textCount, type TextColumn } from './column.ts';
import { foldText } from './fold.ts';
import { largestPartner, neededOverlap, probeLength, smallestPartner } from './overlap.ts';
import { ENTRY, prefixIndex, type PrefixIndex } from './prefix-index.ts';
import type { Work } from './progress.ts';
import { plainName } from './row-key.ts';
import { sortStretch, type TokenSets } from './token-sets.ts';

export interface NameMatch {
  /** The number of the name: its place in the column the index was built from, or what `add` returned. */
  readonly name: number;
  readonly similarity: number;
}

interface Segment {
  readonly index: PrefixIndex;
  /** What to add to a set's original number. */
  readonly offset: number;
}

interface Query {
  readonly tokens: Int32Array;
  /** Known tokens and those no indexed name has; these come first in every order. */
  readonly size: number;
  readonly threshold: number;
}

const LOOSE = 1024;

/**
 * Finds the indexed names like one name in milliseconds. Built once over many names; names added later are searched
 * one by one until there are enough of them for a segment of their own.
 */
export class NameIndex {
  count: number;
  readonly #threshold: number;
  readonly #dictionary: Bigrams;
  readonly #segments: Segment[];
  #loose: Int32Array[] = [];

  private constructor(dictionary: Bigrams, segment: Segment, threshold: number) {
    this.#dictionary = dictionary;
    this.#segments = [segment];
    this.#threshold = threshold;
    this.count = segment.index.order.length;
  }

  /** Indexes comparison keys of names for searches at `threshold` and above. */
  static *build(names: TextColumn, threshold = 0.6): Work<NameIndex> {
    const sets = yield* bigramSets(names);
    yield { stage: 'index', done: 0, total: textCount(names) };
    return new NameIndex(sets.dictionary, segmentOf(sets, threshold, 0), threshold);
  }

  /** Adds a name and returns its number. */
  add(name: string): number {
    const codes = codesOf(name);
    this.#loose.push(sorted(codes.map((code) => this.#dictionary.add(code))));
    if (this.#loose.length >= LOOSE) this.#settle();
    return this.count++;
  }

  /** The names at least as similar as `threshold`, the most similar first; never below the threshold of the index. */
  find(name: string, threshold = this.#threshold): NameMatch[] {
    const tokens = codesOf(name).map((code) => this.#dictionary.find(code));
    const known = sorted(tokens.filter((token) => token >= 0));
    const query = { tokens: known, size: tokens.length, threshold: Math.max(threshold, this.#threshold) };
    const matches = this.#segments.flatMap((segment) => searchSegment(segment, query));
    const first = this.count - this.#loose.length;
    this.#loose.forEach((set, at) => {
      const similarity = similarityOf(query, set, { start: 0, end: set.length });
      if (similarity >= query.threshold) matches.push({ name: first + at, similarity });
    });
    return matches.sort((one, two) => two.similarity - one.similarity || one.name - two.name);
  }

  #settle(): void {
    const offset = this.count + 1 - this.#loose.length;
    const starts = new Uint32Array(this.#loose.length + 1);
    this.#loose.forEach((set, at) => (starts[at + 1] = (starts[at] ?? 0) + set.length));
    const tokens = new Int32Array(starts[this.#loose.length] ?? 0);
    this.#loose.forEach((set, at) => {
      tokens.set(set, starts[at]);
    });
    this.#segments.push(segmentOf({ starts, tokens, size: this.#dictionary.count }, this.#threshold, offset));
    this.#loose = [];
  }
}

function segmentOf(sets: TokenSets, threshold: number, offset: number): Segment {
  return { index: prefixIndex(sets, (size) => probeLength(threshold, size)), offset };
}

function codesOf(name: string): number[] {
  const { units } = foldText(plainName(name));
  return [...new Set(bigramCodes(units, 0, units.length))];
}

function sorted(tokens: readonly number[]): Int32Array {
  const list = Int32Array.from(tokens);
  sortStretch(list, 0, list.length);
  return list;
}

function searchSegment({ index, offset }: Segment, query: Query): NameMatch[] {
  const candidates = new Set<number>();
  const unknown = query.size - query.tokens.length;
  const length = probeLength(query.threshold, query.size);
  for (let place = unknown; place < length; place++) {
    const token = query.tokens[place - unknown] ?? 0;
    collectCandidates(index, { token, place, query }, candidates);
  }
  const matches: NameMatch[] = [];
  for (const set of candidates) {
    const start = index.starts[set] ?? 0;
    const span = { start, end: start + (index.sizes[set] ?? 0) };
    const similarity = similarityOf(query, index.tokens, span);
    if (similarity >= query.threshold) matches.push({ name: (index.order[set] ?? 0) + offset, similarity });
  }
  return matches;
}

interface Probe {
  readonly token: number;
  readonly place: number;
  readonly query: Query;
}

function collectCandidates(index: PrefixIndex, { token, place, query }: Probe, candidates: Set<number>): void {
  const { firstLists, lists, entries, sizeStarts } = index;
  const biggest = sizeStarts.length - 2;
  const largest = Math.min(biggest, largestPartner(query.threshold, query.size, place));
  const last = sizeStarts[largest + 1] ?? 0;
  const firstList = firstLists[token] ?? 0;
  for (let list = firstList; list < (firstLists[token + 1] ?? 0); list++) {
    const smallest = smallestPartner(query.threshold, query.size, list - firstList);
    if (smallest > largest) break;
    const end = lists[list * 2 + 1] ?? 0;
    for (let at = lowerBound(index, list, sizeStarts[smallest] ?? 0); at < end; at += ENTRY) {
      const set = entries[at] ?? 0;
      if (set >= last) break;
      candidates.add(set);
    }
  }
}

function lowerBound({ lists, entries }: PrefixIndex, list: number, first: number): number {
  let low = (lists[list * 2] ?? 0) / ENTRY;
  let high = (lists[list * 2 + 1] ?? 0) / ENTRY;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle * ENTRY] ?? 0) < first) low = middle + 1;
    else high = middle;
  }
  return low * ENTRY;
}

function similarityOf(query: Query, tokens: Int32Array, span: { start: number; end: number }): number {
  const sum = query.size + span.end - span.start;
  const needed = neededOverlap(query.threshold, sum);
  let left = 0;
  let right = span.start;
  let shared = 0;
  while (left < query.tokens.length && right < span.end) {
    const token = query.tokens[left] ?? 0;
    const other = tokens[right] ?? 0;
    if (token <= other) left++;
    if (token >= other) right++;
    if (token === other) shared++;
    else if (shared + Math.min(query.tokens.length - left, span.end - right) < needed) return 0;
  }
  return shared / (sum - shared);
}
