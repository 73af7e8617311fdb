import type { Folded } from './fold.ts';
import { hashUnits } from './interner.ts';
import { originalSpan } from './alignment.ts';
import type { Span } from './run.ts';

/** A passage that two texts share character for character once width, spaces and punctuation are set aside. */
export interface SharedPassage {
  /** Comparable characters. */
  readonly length: number;
  /** In the original texts. */
  readonly left: Span;
  readonly right: Span;
}

const SEED = 8;
/** Of a piece that recurs so often in one text not every place is tried. */
const MOST_PLACES = 16;

/**
 * The passages of at least `least` (8 or more) comparable characters that two texts share, the longest one at every place
 * of the right text, from left to right. For the few fields of one form, where rarity is no question; bodies of texts are
 * compared by `comparePassages`.
 */
export function sharedPassages(left: Folded, right: Folded, least: number): SharedPassage[] {
  const shortest = Math.max(SEED, least);
  if (left.units.length < shortest || right.units.length < shortest) return [];
  const seeds = seedsOf(left);
  const passages: SharedPassage[] = [];
  for (let at = 0; at + shortest <= right.units.length;) {
    const { start, length } = longestAt({ left, right, seeds }, at);
    if (length < shortest) {
      at++;
      continue;
    }
    passages.push({
      length,
      left: originalSpan(left, { start, end: start + length }),
      right: originalSpan(right, { start: at, end: at + length }),
    });
    at += length;
  }
  return passages;
}

/** How many comparable characters shared passages cover together. */
export function coveredLength(passages: readonly SharedPassage[]): number {
  return passages.reduce((sum, { length }) => sum + length, 0);
}

const known = new WeakMap<Folded, ReadonlyMap<number, readonly number[]>>();

/** The places of a text's pieces by their hash; kept as long as the folded text is. */
function seedsOf(text: Folded): ReadonlyMap<number, readonly number[]> {
  const remembered = known.get(text);
  if (remembered !== undefined) return remembered;
  const seeds = new Map<number, number[]>();
  for (let at = 0; at + SEED <= text.units.length; at++) {
    const hash = hashUnits(text.units, at, at + SEED);
    const places = seeds.get(hash);
    if (places === undefined) seeds.set(hash, [at]);
    else if (places.length < MOST_PLACES) places.push(at);
  }
  known.set(text, seeds);
  return seeds;
}

interface Pair {
  readonly left: Folded;
  readonly right: Folded;
  readonly seeds: ReadonlyMap<number, readonly number[]>;
}

function longestAt({ left, right, seeds }: Pair, at: number): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  for (const start of seeds.get(hashUnits(right.units, at, at + SEED)) ?? []) {
    let length = 0;
    const most = Math.min(left.units.length - start, right.units.length - at);
    while (length < most && left.units[start + length] === right.units[at + length]) length++;
    if (length > best.length) best = { start, length };
  }
  return best;
}
