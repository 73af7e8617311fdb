import type { FormCorpus } from './form-corpus.ts';
import { numbersTo, sortedByKey } from './growth.ts';
import type { Work } from './progress.ts';
import { bitsOf } from './rarity.ts';
import { SurpriseMeter } from './surprise.ts';
import { ranksByRarity, type TokenSets } from './token-sets.ts';
import type { WeightedSets } from './weighted-join.ts';

/** Weights stay above zero, so that a set of common words still is a set. */
const LEAST = 0.01;
const CHUNK = 512;

export interface WeighedForms {
  /** The names of every form, numbered from the rarest up, ascending. */
  readonly sets: WeightedSets;
  /** The same weights in the order of the corpus's items. */
  readonly itemWeights: Float32Array;
}

/**
 * The names of every form with what each says about the form, in bits: its surprise given the rarer rows of the same
 * form. Tokens are the names, numbered from the rarest up.
 */
export function* weighForms(corpus: FormCorpus): Work<WeighedForms> {
  const { starts, names } = corpus.items;
  const size = corpus.items.nameKeys.starts.length - 1;
  const sets: TokenSets = { starts, tokens: new Int32Array(names), size };
  const ranks = ranksByRarity(sets);
  const weights = new Float32Array(names.length);
  const itemWeights = new Float32Array(names.length);
  const meter = new SurpriseMeter(corpus);
  const total = starts.length - 1;
  const { agencyOf, agencies } = corpus.table;
  const order = sortedByKey(numbersTo(total), agencies.length, (form) => agencyOf[form] ?? 0);
  for (let at = 0, last = -1; at < total; at++) {
    const form = order[at] ?? 0;
    const start = starts[form] ?? 0;
    const end = starts[form + 1] ?? 0;
    if (agencyOf[form] !== last) meter.compare(corpus.parties.slice((last = agencyOf[form] ?? 0), last + 1));
    meter.measure(names, start, end);
    for (let item = start; item < end; item++) {
      const free = corpus.official[names[item] ?? 0] === 0;
      weights[item] = free ? Math.max(LEAST, bitsOf(meter.share[item - start] ?? 1)) : LEAST;
      itemWeights[item] = weights[item] ?? 0;
    }
    sortByRank({ tokens: sets.tokens, weights, ranks }, start, end);
    if (at % CHUNK === 0) yield { stage: 'weights', done: at, total };
  }
  return { sets: { ...sets, weights }, itemWeights };
}

interface Ranked {
  readonly tokens: Int32Array;
  readonly weights: Float32Array;
  readonly ranks: Int32Array;
}

/** Replaces names by their ranks and sorts a stretch by them, weights alongside. */
function sortByRank({ tokens, weights, ranks }: Ranked, start: number, end: number): void {
  for (let at = start; at < end; at++) {
    const token = ranks[tokens[at] ?? 0] ?? 0;
    const weight = weights[at] ?? 0;
    let to = at;
    for (; to > start && (tokens[to - 1] ?? 0) > token; to--) {
      tokens[to] = tokens[to - 1] ?? 0;
      weights[to] = weights[to - 1] ?? 0;
    }
    tokens[to] = token;
    weights[to] = weight;
  }
}
