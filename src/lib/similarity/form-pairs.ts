import { agencyPairs } from './agency-pairs.ts';
import { PairScorer } from './chain.ts';
import type { FormCorpus } from './form-corpus.ts';
import { formView } from './form-view.ts';
import { weighForms, type WeighedForms } from './form-weights.ts';
import type { Work } from './progress.ts';
import type { Relation } from './relation.ts';
import { joinWeighted } from './weighted-join.ts';

export interface FormPair {
  /** Two forms by their places in the table; within an agency the earlier one is left. */
  readonly left: number;
  readonly right: number;
  readonly relation: Relation;
  /** How surprising all shared rows together are. */
  readonly bits: number;
  /** Weight of the shared rows over the weight of all rows of both. */
  readonly similarity: number;
}

export interface FormReuse {
  readonly corpus: FormCorpus;
  readonly weighed: WeighedForms;
  /** Surprising pairs, the most surprising first. */
  readonly pairs: readonly FormPair[];
  /** Bits from which on a pair is listed. */
  readonly line: number;
}

/** Bits beyond those it takes to point out one agency among all: an accident of one in 1,024. */
const MARGIN = 10;
/** Candidates share at least this part of their weight, and this many bits less than the line. */
export const SIMILARITY = 0.1;
export const TARGETS_WORTH = 10;
const CHUNK = 256;

/** The bits from which on a pair is listed: log₂ of the number of agencies a form could have been copied from, and 10. */
export function verdictLine(agencies: number): number {
  return MARGIN + Math.log2(Math.max(2, agencies));
}

/** All pairs of forms whose shared rows are too surprising to be habit, scored and told apart by relation. */
export function* compareForms(corpus: FormCorpus, line = verdictLine(corpus.table.agencies.length)): Work<FormReuse> {
  const weighed = yield* weighForms(corpus);
  const limits = { threshold: SIMILARITY, minimum: Math.max(1, line - TARGETS_WORTH) };
  const joined = yield* joinWeighted(weighed.sets, limits, corpus.table.agencyOf);
  const within = yield* agencyPairs(corpus, weighed.sets);
  const scorer = new PairScorer(corpus);
  const pairs: FormPair[] = [];
  const consider = (candidate: Omit<FormPair, 'bits'>): void => {
    const bits = scorer.bits(formView(corpus, candidate.left), formView(corpus, candidate.right), line);
    if (bits >= line) pairs.push({ ...candidate, bits });
  };
  const total = joined.left.length + within.length;
  for (let at = 0; at < joined.left.length; at++) {
    const [left, right] = [joined.left[at] ?? 0, joined.right[at] ?? 0];
    consider({ left, right, relation: 'cross_agency', similarity: joined.similarity[at] ?? 0 });
    if (at % CHUNK === 0) yield { stage: 'score', done: at, total };
  }
  for (const [at, pair] of within.entries()) {
    consider(pair);
    if (at % CHUNK === 0) yield { stage: 'score', done: joined.left.length + at, total };
  }
  pairs.sort((one, two) => two.bits - one.bits || one.left - two.left || one.right - two.right);
  return { corpus, weighed, pairs, line };
}
