import { remember } from './remember.ts';

/** A passage that two texts share word for word once width, spaces and punctuation are set aside; offsets are of the originals. */
export interface SharedPassage {
  readonly length: number;
  readonly left: readonly [start: number, end: number];
  readonly right: readonly [start: number, end: number];
}

/** A text without spaces and punctuation, with the place of every character in the original. */
export interface FoldedText {
  readonly signs: string;
  readonly places: readonly number[];
}

const SEED = 8;
const KEPT = /[\p{L}\p{N}%]/u;

/** The characters of a text that count when passages are compared. */
export const foldPassage = remember((text): FoldedText => {
  const places: number[] = [];
  let signs = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = foldedSign(text[at] ?? '');
    if (sign === '') continue;
    signs += sign;
    places.push(at);
  }
  return { signs, places };
}, 512);

/** A character as it counts in a comparison; empty for spaces and punctuation. */
const foldedSign = remember((sign) => {
  const folded = sign.normalize('NFKC').toLowerCase();
  return folded.length === 1 && KEPT.test(folded) ? folded : '';
}, 0x10000);

const seedsOf = remember((signs): ReadonlyMap<string, readonly number[]> => {
  const seeds = new Map<string, number[]>();
  for (let at = 0; at + SEED <= signs.length; at += 1) {
    const seed = signs.slice(at, at + SEED);
    const places = seeds.get(seed);
    if (places === undefined) seeds.set(seed, [at]);
    else if (places.length < 16) places.push(at);
  }
  return seeds;
}, 64);

function grow(left: string, right: string, [i, j]: readonly [number, number]): number {
  let length = 0;
  while (i + length < left.length && j + length < right.length && left[i + length] === right[j + length]) length += 1;
  return length;
}

function original({ places }: FoldedText, start: number, length: number): readonly [number, number] {
  return [places[start] ?? 0, (places[start + length - 1] ?? 0) + 1];
}

/** The longest shared passages of at least `least` counting characters, longest match first at every point of the right text. */
export function sharedPassages(left: FoldedText, right: FoldedText, least: number): readonly SharedPassage[] {
  if (left.signs.length < least || right.signs.length < least) return [];
  const seeds = seedsOf(left.signs);
  const passages: SharedPassage[] = [];
  for (let at = 0; at + least <= right.signs.length;) {
    const best = longestAt({ left, right, seeds }, at);
    if (best.length < least) {
      at += 1;
      continue;
    }
    const { length, start } = best;
    passages.push({ length, left: original(left, start, length), right: original(right, at, length) });
    at += length;
  }
  return passages;
}

interface Pair {
  readonly left: FoldedText;
  readonly right: FoldedText;
  readonly seeds: ReadonlyMap<string, readonly number[]>;
}

function longestAt({ left, right, seeds }: Pair, at: number): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  for (const start of seeds.get(right.signs.slice(at, at + SEED)) ?? []) {
    const length = grow(left.signs, right.signs, [start, at]);
    if (length > best.length) best = { start, length };
  }
  return best;
}

/** How many counting characters the shared passages cover together. */
export function coveredLength(passages: readonly SharedPassage[]): number {
  return passages.reduce((sum, { length }) => sum + length, 0);
}
