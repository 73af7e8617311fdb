import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bigramSets } from '../../src/lib/similarity/bigrams.ts';
import { packTexts } from '../../src/lib/similarity/column.ts';
import { finish } from '../../src/lib/similarity/progress.ts';
import { joinSets, type SetJoin } from '../../src/lib/similarity/set-join.ts';
import { tokenSets } from '../../src/lib/similarity/token-sets.ts';
import { bigramSet, brutePairs, pairText } from './brute.ts';
import { rowCorpus, VOCABULARIES } from './row-generator.ts';

const thresholds = fc.oneof(
  fc.constantFrom(0.5, 0.55, 0.6, 2 / 3, 0.7, 0.75, 0.8, 0.9, 1),
  fc.double({ min: 0.5, max: 1, noNaN: true }),
);

function listed(join: SetJoin): string[] {
  return Array.from(join.left, (left, at) => pairText(left, join.right[at] ?? 0, join.similarity[at] ?? 0)).sort();
}

describe('joinSets(sets, threshold)', () => {
  it('finds exactly the pairs of brute force over random sets', () => {
    const size = fc.integer({ min: 2, max: 60 });
    const input = size.chain((vocabulary) =>
      fc.array(fc.array(fc.nat({ max: vocabulary }), { maxLength: 24 }), { maxLength: 50 }),
    );
    fc.assert(
      fc.property(input, thresholds, (lists, threshold) => {
        const sets = lists.map((list) => new Set(list));
        expect(listed(finish(joinSets(tokenSets(lists), threshold)))).toEqual(brutePairs(sets, threshold));
      }),
      { numRuns: 400 },
    );
  });

  it('finds exactly the pairs of brute force when all sets are alike', () => {
    const lists = fc.array(fc.subarray([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], { minLength: 7 }), { maxLength: 40 });
    fc.assert(
      fc.property(lists, thresholds, (sets, threshold) => {
        const expected = brutePairs(
          sets.map((set) => new Set(set)),
          threshold,
        );
        expect(listed(finish(joinSets(tokenSets(sets), threshold)))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it.each(VOCABULARIES)('finds exactly the pairs of brute force over realistic names, %s vocabulary', (vocabulary) => {
    const names = ['', '率', '率', '满意', '满意度', ...rowCorpus(5, 700, vocabulary).names];
    const sets = finish(bigramSets(packTexts(names)));
    const reference = names.map(bigramSet);
    for (const threshold of [0.5, 0.6, 0.7, 0.8, 0.9, 1]) {
      expect(listed(finish(joinSets(sets, threshold)))).toEqual(brutePairs(reference, threshold));
    }
  });

  it('pairs equal names of one character and nothing with an empty name', () => {
    const sets = finish(bigramSets(packTexts(['', '率', '', '率', '度'])));
    expect(listed(finish(joinSets(sets, 0.5)))).toEqual([pairText(1, 3, 1)]);
  });

  it('reads, collects and verifies far fewer pairs than there are', () => {
    const names = [...new Set(rowCorpus(6, 4000, 'mixed').names)];
    const { work, left } = finish(joinSets(finish(bigramSets(packTexts(names))), 0.8));
    const all = (names.length * (names.length - 1)) / 2;
    expect(left.length).toBeGreaterThan(50);
    expect(work.read).toBeLessThan(all / 500);
    expect(work.candidates).toBeLessThan(work.read / 2);
    expect(work.verified).toBeLessThanOrEqual(work.candidates);
    expect(work.verified).toBeLessThan(left.length * 2);
  });

  it('does the same work and gives the same answer every time', () => {
    const sets = finish(bigramSets(packTexts(rowCorpus(7, 1500).names)));
    expect(finish(joinSets(sets, 0.6))).toEqual(finish(joinSets(sets, 0.6)));
  });
});
