import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredLength, foldText, sharedPassages } from '#lib/similarity/index.ts';
import { foldedText } from '../../src/lib/similarity/fold.ts';

function longestRun(left: string, right: string): number {
  let longest = 0;
  for (let from = 0; from < left.length; from++) {
    while (from + longest < left.length && right.includes(left.slice(from, from + longest + 1))) longest++;
  }
  return longest;
}

describe('sharedPassages(left, right, least)', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '，', ' ', '丁', '。'), maxLength: 60 });
  const shared = fc.string({ unit: fc.constantFrom('甲', '乙', '戊', '、', '己'), maxLength: 40 });

  it('finds the longest run of brute force, and equal stretches only', () => {
    fc.assert(
      fc.property(text, text, shared, (before, behind, run) => {
        const [left, right] = [before + run, run + behind];
        const found = sharedPassages(foldText(left), foldText(right), 8);
        const longest = longestRun(foldedText(left), foldedText(right));
        expect(Math.max(0, ...found.map(({ length }) => length))).toBe(longest >= 8 ? longest : 0);
        for (const { left: one, right: two, length } of found) {
          expect(foldedText(left.slice(one.start, one.end))).toBe(foldedText(right.slice(two.start, two.end)));
          expect(foldedText(left.slice(one.start, one.end))).toHaveLength(length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('covers what is shared in several places', () => {
    const left = foldText('在三个乡镇各建一座书屋。配送图书，每季更换一次。');
    const right = foldText('每季更换一次；在三个乡镇各建一座书屋——配送图书');
    expect(coveredLength(sharedPassages(left, right, 8))).toBe(15);
  });
});
