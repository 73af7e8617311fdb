import { IntList, NumberList } from './growth.ts';
import { indexLength, largestPartner, neededOverlap, probeLength, smallestPartner } from './overlap.ts';
import { ENTRY, prefixIndex, type PrefixIndex } from './prefix-index.ts';
import type { Work } from './progress.ts';
import type { TokenSets } from './token-sets.ts';

/** Pairs of set numbers with the similarity of each pair; `left` is always the smaller number. */
export interface SimilarPairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly similarity: Float64Array;
}

/** How much a join did, to compare methods by work instead of by time. */
export interface JoinWork {
  /** Entries of lists looked at. */
  read: number;
  /** Entries left after the signature, each pair once. */
  candidates: number;
  /** Candidates compared token by token to the end. */
  verified: number;
}

export interface SetJoin extends SimilarPairs {
  readonly work: JoinWork;
}

const CHUNK_READS = 100_000;

/**
 * All pairs of sets whose Jaccard similarity (shared tokens / all tokens) is at least `threshold`, exactly; empty sets
 * are like nothing. Method: prefix filter (Chaudhuri 2006; Xiao 2008) with the length filter tightened by the place of
 * the match (Mann & Augsten 2014) and bitmap signatures (Sandes 2017).
 */
export function* joinSets(sets: TokenSets, threshold: number): Work<SetJoin> {
  const index = prefixIndex(sets, (size) => indexLength(threshold, size));
  const total = index.order.length;
  yield { stage: 'index', done: total, total };
  const probe = new Probe(index, threshold);
  for (let set = 0; set < total;) {
    set = probe.run(set, CHUNK_READS);
    yield { stage: 'join', done: set, total };
  }
  return probe.result();
}

class Probe {
  readonly work: JoinWork = { read: 0, candidates: 0, verified: 0 };
  readonly #index: PrefixIndex;
  readonly #threshold: number;
  /** As in the index, but starting at the first entry still large enough; probes come by size, so it only moves on. */
  readonly #lists: Int32Array;
  /** By size of a partner: how many tokens it and the probe may differ in. */
  readonly #apart: Int32Array;
  /** By set: the last probe it was a candidate of. */
  readonly #seen: Int32Array;
  readonly #candidates: Int32Array;
  readonly #left = new IntList();
  readonly #right = new IntList();
  readonly #similarity = new NumberList();
  #size = -1;
  #found = 0;

  constructor(index: PrefixIndex, threshold: number) {
    this.#index = index;
    this.#threshold = threshold;
    this.#lists = index.lists.slice();
    this.#apart = new Int32Array(index.sizeStarts.length);
    this.#seen = new Int32Array(index.order.length).fill(-1);
    this.#candidates = new Int32Array(index.order.length);
  }

  /** Probes sets from `from` on until `reads` entries were read; returns the first set not probed. */
  run(from: number, reads: number): number {
    const limit = this.work.read + reads;
    let set = from;
    for (; set < this.#index.order.length && this.work.read < limit; set++) {
      this.#collect(set);
      for (let at = 0; at < this.#found; at++) this.#verify(set, this.#candidates[at] ?? 0);
    }
    return set;
  }

  result(): SetJoin {
    return {
      left: this.#left.trimmed(),
      right: this.#right.trimmed(),
      similarity: this.#similarity.trimmed(),
      work: this.work,
    };
  }

  #collect(set: number): void {
    const { starts, sizes, tokens, firstLists, sizeStarts } = this.#index;
    const start = starts[set] ?? 0;
    const size = sizes[set] ?? 0;
    const length = probeLength(this.#threshold, size);
    if (size !== this.#size) this.#setSize(size);
    this.#found = 0;
    for (let place = 0; place < length; place++) {
      const token = tokens[start + place] ?? 0;
      const largest = Math.min(size, largestPartner(this.#threshold, size, place));
      const last = Math.min(set, sizeStarts[largest + 1] ?? set);
      const firstList = firstLists[token] ?? 0;
      const end = firstLists[token + 1] ?? 0;
      for (let list = firstList; list < end; list++) {
        const smallest = smallestPartner(this.#threshold, size, list - firstList);
        if (smallest > largest) break;
        this.#advance(list, sizeStarts[smallest] ?? 0);
        this.#scan(set, list, last);
      }
    }
  }

  #setSize(size: number): void {
    this.#size = size;
    for (let other = 0; other < this.#apart.length; other++) {
      this.#apart[other] = size + other - 2 * neededOverlap(this.#threshold, size + other);
    }
  }

  #advance(list: number, first: number): void {
    const { entries } = this.#index;
    const end = this.#lists[list * 2 + 1] ?? 0;
    let at = this.#lists[list * 2] ?? 0;
    while (at < end && (entries[at] ?? 0) < first) at += ENTRY;
    this.#lists[list * 2] = at;
  }

  /** Collects from one list the sets numbered below `last` whose signature leaves them a chance. */
  #scan(set: number, list: number, last: number): void {
    const { entries, signatures } = this.#index;
    const apart = this.#apart;
    const seen = this.#seen;
    const low = signatures[set * 2] ?? 0;
    const high = signatures[set * 2 + 1] ?? 0;
    const from = this.#lists[list * 2] ?? 0;
    const end = this.#lists[list * 2 + 1] ?? 0;
    let at = from;
    for (; at < end; at += ENTRY) {
      const other = entries[at] ?? 0;
      if (other >= last) break;
      const bits = bitCount(low ^ (entries[at + 1] ?? 0), high ^ (entries[at + 2] ?? 0));
      if (bits > (apart[entries[at + 3] ?? 0] ?? 0) || seen[other] === set) continue;
      seen[other] = set;
      this.#candidates[this.#found++] = other;
    }
    this.work.read += (at - from) / ENTRY;
  }

  /** Counts the shared tokens of two sets and keeps them if they suffice; stops when too few can follow. */
  #verify(set: number, other: number): void {
    this.work.candidates++;
    const { starts, sizes, tokens } = this.#index;
    const size = sizes[other] ?? 0;
    const sum = this.#size + size;
    const needed = (sum - (this.#apart[size] ?? 0)) / 2;
    let left = starts[set] ?? 0;
    let right = starts[other] ?? 0;
    const leftEnd = left + this.#size;
    const rightEnd = right + size;
    let shared = 0;
    while (left < leftEnd && right < rightEnd) {
      const token = tokens[left] ?? 0;
      const otherToken = tokens[right] ?? 0;
      if (token <= otherToken) left++;
      if (token >= otherToken) right++;
      if (token === otherToken) shared++;
      else if (shared + Math.min(leftEnd - left, rightEnd - right) < needed) return;
    }
    this.work.verified++;
    const similarity = shared / (sum - shared);
    if (similarity >= this.#threshold) this.#keep(set, other, similarity);
  }

  #keep(set: number, other: number, similarity: number): void {
    const { order } = this.#index;
    const one = order[set] ?? 0;
    const two = order[other] ?? 0;
    this.#left.push(Math.min(one, two));
    this.#right.push(Math.max(one, two));
    this.#similarity.push(similarity);
  }
}

/** How many bits are set in two words together. */
function bitCount(low: number, high: number): number {
  const pairs = low - ((low >>> 1) & 0x55555555);
  const otherPairs = high - ((high >>> 1) & 0x55555555);
  const fours =
    (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333) + (otherPairs & 0x33333333) + ((otherPairs >>> 2) & 0x33333333);
  return Math.imul((fours & 0x0f0f0f0f) + ((fours >>> 4) & 0x0f0f0f0f), 0x01010101) >>> 24;
}
