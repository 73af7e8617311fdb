import { bigramCodes } from '../../src/lib/similarity/bigrams.ts';

/** The bigram set of a text as the joins see it. */
export function bigramSet(text: string): Set<number> {
  const units = Uint16Array.from(text, (_, at) => text.charCodeAt(at));
  return new Set(bigramCodes(units, 0, units.length));
}

/** Jaccard similarity; 0 for two empty sets. */
export function jaccard(one: ReadonlySet<number>, two: ReadonlySet<number>): number {
  const shared = [...one].filter((token) => two.has(token)).length;
  const all = one.size + two.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** All pairs at or above a threshold, by comparing each with each: `left right similarity`, sorted. */
export function brutePairs(sets: readonly ReadonlySet<number>[], threshold: number): string[] {
  const pairs: string[] = [];
  sets.forEach((one, left) => {
    for (let right = left + 1; right < sets.length; right++) {
      const similarity = jaccard(one, sets[right] ?? new Set());
      if (similarity >= threshold) pairs.push(pairText(left, right, similarity));
    }
  });
  return pairs.sort();
}

export function pairText(left: number, right: number, similarity: number): string {
  return `${left} ${right} ${similarity.toFixed(9)}`;
}
