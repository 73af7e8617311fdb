import { IntList, NumberList, numbersTo, startsFromCounts, take } from './growth.ts';
import type { JoinWork, SetJoin } from './set-join.ts';
import type { Work } from './progress.ts';
import type { TokenSets } from './token-sets.ts';

/** Token sets whose members weigh something; the same token may weigh differently in two sets. */
export interface WeightedSets extends TokenSets {
  /** For every entry of `tokens` what it weighs in its set, in bits; above zero. */
  readonly weights: Float32Array;
}

export interface WeightedLimits {
  /** The least weighted Jaccard similarity: shared weight / all weight, the smaller weight counting for shared tokens. */
  readonly threshold: number;
  /** The least shared weight. */
  readonly minimum: number;
}

const CHUNK_READS = 100_000;
/** Sums of 32-bit weights in different order may differ by less than this share. */
const SLACK = 1 - 1e-6;

/**
 * All pairs of sets that reach both limits, exactly; pairs within one of the `families`, if given, are left out. Method: prefix filter on suffix weights (Bayardo 2007), partners
 * restricted by total weight and by what can still be shared behind the first shared token.
 */
export function* joinWeighted(
  sets: WeightedSets,
  limits: WeightedLimits,
  families: Uint32Array = numbersTo(sets.starts.length),
): Work<SetJoin> {
  const index = indexWeighted(sets, limits, families);
  const total = sets.starts.length - 1;
  yield { stage: 'index', done: total, total };
  const probe = new WeightedProbe(sets, index, limits);
  for (let rank = 0; rank < total;) {
    rank = probe.run(rank, CHUNK_READS);
    yield { stage: 'candidates', done: rank, total };
  }
  return probe.result();
}

/** For every entry of `tokens` the weight from it to the end of its set. */
function suffixWeights({ starts, weights }: WeightedSets): Float32Array {
  const suffixes = new Float32Array(weights.length);
  for (let set = 0; set + 1 < starts.length; set++) {
    let sum = 0;
    const start = starts[set] ?? 0;
    for (let at = (starts[set + 1] ?? 0) - 1; at >= start; at--) {
      sum += weights[at] ?? 0;
      suffixes[at] = sum;
    }
  }
  return suffixes;
}

interface WeightedIndex {
  /** Sets by total weight, the lightest first, and the place of each in that order. */
  readonly order: Uint32Array;
  readonly totals: Float32Array;
  readonly families: Uint32Array;
  readonly suffixes: Float32Array;
  /** By token: its first entry. */
  readonly lists: Uint32Array;
  /** Entries by token and weight of the set: place of the set in `order`, and its weight from the token on. */
  readonly ranks: Int32Array;
  readonly rests: Float32Array;
}

function indexWeighted(sets: WeightedSets, limits: WeightedLimits, families: Uint32Array): WeightedIndex {
  const suffixes = suffixWeights(sets);
  const count = sets.starts.length - 1;
  const totalOf = (set: number): number =>
    (sets.starts[set] ?? 0) < (sets.starts[set + 1] ?? 0) ? (suffixes[sets.starts[set] ?? 0] ?? 0) : 0;
  const order = numbersTo(count).sort((one, two) => totalOf(one) - totalOf(two) || one - two);
  const totals = new Float32Array(count);
  for (let rank = 0; rank < count; rank++) totals[rank] = totalOf(order[rank] ?? 0);
  const share = (2 * limits.threshold) / (1 + limits.threshold);
  const ends = new Uint32Array(count);
  const lists = new Uint32Array(sets.size + 1);
  for (let rank = 0; rank < count; rank++) {
    const set = order[rank] ?? 0;
    const least = Math.max(limits.minimum, share * (totals[rank] ?? 0)) * SLACK;
    let at = sets.starts[set] ?? 0;
    for (; at < (sets.starts[set + 1] ?? 0) && (suffixes[at] ?? 0) >= least; at++) take(lists, sets.tokens[at] ?? 0);
    ends[rank] = at;
  }
  startsFromCounts(lists);
  const next = lists.slice();
  const ranks = new Int32Array(lists[sets.size] ?? 0);
  const rests = new Float32Array(ranks.length);
  for (let rank = 0; rank < count; rank++) {
    for (let at = sets.starts[order[rank] ?? 0] ?? 0; at < (ends[rank] ?? 0); at++) {
      const entry = take(next, sets.tokens[at] ?? 0);
      ranks[entry] = rank;
      rests[entry] = suffixes[at] ?? 0;
    }
  }
  return { order, totals, families: order.map((set) => families[set] ?? 0), suffixes, lists, ranks, rests };
}

class WeightedProbe {
  readonly work: JoinWork = { read: 0, candidates: 0, verified: 0 };
  readonly #sets: WeightedSets;
  readonly #index: WeightedIndex;
  readonly #limits: WeightedLimits;
  readonly #heads: Uint32Array;
  readonly #seen: Int32Array;
  readonly #candidates: Int32Array;
  readonly #left = new IntList();
  readonly #right = new IntList();
  readonly #similarity = new NumberList();
  #found = 0;

  constructor(sets: WeightedSets, index: WeightedIndex, limits: WeightedLimits) {
    this.#sets = sets;
    this.#index = index;
    this.#limits = limits;
    this.#heads = index.lists.slice();
    this.#seen = new Int32Array(index.order.length).fill(-1);
    this.#candidates = new Int32Array(index.order.length);
  }

  run(from: number, reads: number): number {
    const limit = this.work.read + reads;
    let rank = from;
    for (; rank < this.#index.order.length && this.work.read < limit; rank++) {
      this.#collect(rank);
      for (let at = 0; at < this.#found; at++) this.#verify(rank, this.#candidates[at] ?? 0);
    }
    return rank;
  }

  result(): SetJoin {
    const { work } = this;
    const [left, right] = [this.#left.trimmed(), this.#right.trimmed()];
    return { left, right, similarity: this.#similarity.trimmed(), work };
  }

  #collect(rank: number): void {
    const { starts, tokens } = this.#sets;
    const { order, totals, suffixes } = this.#index;
    const total = totals[rank] ?? 0;
    const least = Math.max(this.#limits.minimum, this.#limits.threshold * total) * SLACK;
    const set = order[rank] ?? 0;
    const end = starts[set + 1] ?? 0;
    this.#found = 0;
    for (let at = starts[set] ?? 0; at < end && (suffixes[at] ?? 0) >= least; at++) {
      this.#advance(tokens[at] ?? 0, this.#limits.threshold * total * SLACK);
      this.#scan(rank, tokens[at] ?? 0, suffixes[at] ?? 0);
    }
  }

  /** Leaves behind the sets too light for this probe and all that follow. */
  #advance(token: number, least: number): void {
    const { lists, ranks, totals } = this.#index;
    const end = lists[token + 1] ?? 0;
    let at = this.#heads[token] ?? 0;
    while (at < end && (totals[ranks[at] ?? 0] ?? 0) < least) at++;
    this.#heads[token] = at;
  }

  #scan(rank: number, token: number, rest: number): void {
    const { lists, ranks, rests, totals, families } = this.#index;
    const seen = this.#seen;
    const share = (this.#limits.threshold / (1 + this.#limits.threshold)) * SLACK;
    const total = totals[rank] ?? 0;
    const family = families[rank];
    const from = this.#heads[token] ?? 0;
    const end = lists[token + 1] ?? 0;
    let at = from;
    for (; at < end; at++) {
      const other = ranks[at] ?? 0;
      if (other >= rank) break;
      if (seen[other] === rank) continue;
      const needed = share * (total + (totals[other] ?? 0));
      if (rest < needed || (rests[at] ?? 0) < needed || families[other] === family) continue;
      seen[other] = rank;
      this.#candidates[this.#found++] = other;
    }
    this.work.read += at - from;
  }

  #verify(rank: number, other: number): void {
    this.work.candidates++;
    const { starts, tokens, weights } = this.#sets;
    const { order, totals, suffixes } = this.#index;
    const sum = (totals[rank] ?? 0) + (totals[other] ?? 0);
    const { threshold, minimum } = this.#limits;
    const needed = Math.max(minimum, (threshold / (1 + threshold)) * sum) * SLACK;
    let left = starts[order[rank] ?? 0] ?? 0;
    let right = starts[order[other] ?? 0] ?? 0;
    const leftEnd = starts[(order[rank] ?? 0) + 1] ?? 0;
    const rightEnd = starts[(order[other] ?? 0) + 1] ?? 0;
    let shared = 0;
    while (left < leftEnd && right < rightEnd) {
      const token = tokens[left] ?? 0;
      const otherToken = tokens[right] ?? 0;
      if (token === otherToken) shared += Math.min(weights[left++] ?? 0, weights[right++] ?? 0);
      else if (token < otherToken) left++;
      else right++;
      if (shared + Math.min(suffixes[left] ?? 0, suffixes[right] ?? 0) < needed) {
        if (left < leftEnd && right < rightEnd) return;
      }
    }
    this.work.verified++;
    if (shared >= minimum && shared >= threshold * (sum - shared)) this.#keep(rank, other, shared / (sum - shared));
  }

  #keep(rank: number, other: number, similarity: number): void {
    const one = this.#index.order[rank] ?? 0;
    const two = this.#index.order[other] ?? 0;
    this.#left.push(Math.min(one, two));
    this.#right.push(Math.max(one, two));
    this.#similarity.push(similarity);
  }
}

/** The shared weight of two sets and its share in their whole weight. */
export function overlapOf(
  sets: WeightedSets,
  one: number,
  two: number,
): { readonly shared: number; readonly similarity: number } {
  const { starts, tokens, weights } = sets;
  const leftEnd = starts[one + 1] ?? 0;
  const rightEnd = starts[two + 1] ?? 0;
  let left = starts[one] ?? 0;
  let right = starts[two] ?? 0;
  let shared = 0;
  let all = 0;
  while (left < leftEnd || right < rightEnd) {
    const token = left < leftEnd ? (tokens[left] ?? 0) : sets.size;
    const other = right < rightEnd ? (tokens[right] ?? 0) : sets.size;
    const weight = token <= other ? (weights[left++] ?? 0) : 0;
    const otherWeight = other <= token ? (weights[right++] ?? 0) : 0;
    if (token === other) shared += Math.min(weight, otherWeight);
    all += weight + otherWeight;
  }
  return { shared, similarity: all === 0 ? 0 : shared / (all - shared) };
}
