import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish } from '../../src/lib/similarity/progress.ts';
import { tokenSets } from '../../src/lib/similarity/token-sets.ts';
import {
  joinWeighted,
  overlapOf,
  type WeightedLimits,
  type WeightedSets,
} from '../../src/lib/similarity/weighted-join.ts';

const sets = fc.array(fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 14 }), { maxLength: 40 });
const limits = fc.record({
  threshold: fc.double({ min: 0.02, max: 0.95, noNaN: true }),
  minimum: fc.constantFrom(0, 0.5, 3, 12),
});

/** Weights in eighths, so that sums are exact and brute force cannot differ by rounding. */
function weigh(lists: readonly (readonly number[])[], seed: number): WeightedSets {
  const unweighted = tokenSets(lists);
  const weights = Float32Array.from(unweighted.tokens, (token, at) => (1 + ((token * 7 + (at % 3) + seed) % 40)) / 8);
  return { ...unweighted, weights };
}

function brute(weighted: WeightedSets, { threshold, minimum }: WeightedLimits, families: readonly number[]): string[] {
  const pairs: string[] = [];
  const count = weighted.starts.length - 1;
  for (let left = 0; left < count; left++) {
    for (let right = left + 1; right < count; right++) {
      const { shared, similarity } = overlapOf(weighted, left, right);
      if (shared > 0 && shared >= minimum && similarity >= threshold && families[left] !== families[right]) {
        pairs.push(`${left} ${right}`);
      }
    }
  }
  return pairs.sort();
}

describe('joinWeighted(sets, limits, families)', () => {
  it('finds exactly the pairs of brute force', () => {
    fc.assert(
      fc.property(sets, limits, fc.nat(), (lists, limit, seed) => {
        const weighted = weigh(lists, seed);
        const families = lists.map((_, at) => (seed % 2 === 0 ? at : at % 7));
        const join = finish(joinWeighted(weighted, limit, Uint32Array.from(families)));
        const found = Array.from(join.left, (left, at) => `${left} ${join.right[at]}`).sort();
        const distance = (pair: string): number => {
          const [left = 0, right = 0] = pair.split(' ').map(Number);
          return Math.abs(overlapOf(weighted, left, right).similarity - limit.threshold);
        };
        const clear = (pair: string): boolean => distance(pair) > 1e-9;
        expect(found.filter(clear)).toEqual(brute(weighted, limit, families).filter(clear));
      }),
      { numRuns: 500 },
    );
  });

  it('takes the smaller weight for a token that weighs differently in two sets', () => {
    const weighted = {
      ...tokenSets([
        [1, 2],
        [1, 2],
      ]),
      weights: Float32Array.of(4, 1, 2, 3),
    };
    expect(overlapOf(weighted, 0, 1)).toEqual({ shared: 3, similarity: 3 / 7 });
  });
});
