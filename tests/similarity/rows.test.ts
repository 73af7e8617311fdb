import { describe, expect, it } from 'vitest';
import { compareRows, finish, NameIndex, packTexts, textAt, textCount } from '#lib/similarity/index.ts';
import { starClusters } from '../../src/lib/similarity/star.ts';
import { bigramSet, jaccard } from './brute.ts';
import { rowCorpus } from './row-generator.ts';

const corpus = rowCorpus(11, 3000);
const reuse = finish(compareRows({ names: packTexts(corpus.names), targets: packTexts(corpus.targets) }));

describe('compareRows(columns, threshold)', () => {
  it('counts the rows of every distinct name', () => {
    expect(reuse.rowCounts.reduce((sum, count) => sum + count, 0)).toBe(corpus.names.length);
    expect(textCount(reuse.rows.names)).toBe(reuse.rowCounts.length);
  });

  it('finds most planted single edits and all number edits', () => {
    const found = new Set(Array.from(reuse.pairs.left, (left, at) => `${left} ${reuse.pairs.right[at]}`));
    const share = (edit: string): number => {
      const planted = corpus.planted.filter((row) => row.edit === edit);
      const hits = planted.filter(({ row, source }) => {
        const names = [reuse.rows.nameOf[row] ?? 0, reuse.rows.nameOf[source] ?? 0].sort((one, two) => one - two);
        return names[0] === names[1] || found.has(names.join(' '));
      });
      return hits.length / planted.length;
    };
    expect(share('number')).toBeGreaterThan(0.95);
    expect(share('insert')).toBeGreaterThan(0.9);
    expect(share('substitute')).toBeGreaterThan(0.75);
  });
});

describe('starClusters(pairs, weight)', () => {
  const { leader, similarity } = reuse.clusters;

  it('puts every member beside a leader at least as similar as the threshold', () => {
    const sets = Array.from(leader, (_, name) => bigramSet(textAt(reuse.rows.names, name)));
    leader.forEach((head, name) => {
      expect(leader[head]).toBe(head);
      if (head === name) return;
      const expected = jaccard(sets[head] ?? new Set(), sets[name] ?? new Set());
      expect(expected).toBeGreaterThanOrEqual(0.6);
      expect(similarity[name]).toBeCloseTo(expected, 6);
    });
  });

  it('leaves no two leaders similar to each other', () => {
    Array.from(reuse.pairs.left).forEach((left, at) => {
      const right = reuse.pairs.right[at] ?? 0;
      expect(leader[left] === left && leader[right] === right).toBe(false);
    });
  });

  it('does not let a chain of small changes flow together', () => {
    const left = Int32Array.of(0, 1, 2, 3);
    const right = Int32Array.of(1, 2, 3, 4);
    const chain = { left, right, similarity: Float64Array.of(0.7, 0.8, 0.7, 0.9) };
    expect(Array.from(starClusters(chain, Uint32Array.of(1, 1, 9, 1, 1)).leader)).toEqual([0, 2, 2, 4, 4]);
  });

  it('prefers many partners, then weight, then the smaller number', () => {
    const pairs = { left: Int32Array.of(0, 2), right: Int32Array.of(1, 3), similarity: Float64Array.of(0.7, 0.7) };
    expect(Array.from(starClusters(pairs, Uint32Array.of(1, 5, 2, 2)).leader)).toEqual([1, 1, 2, 2]);
  });
});

describe('NameIndex', () => {
  const names = Array.from({ length: 900 }, (_, name) => textAt(reuse.rows.names, name));
  const sets = names.map(bigramSet);
  const brute = (name: string, threshold: number): string[] =>
    sets.flatMap((set, at) => {
      const similarity = jaccard(set, bigramSet(name));
      return similarity >= threshold ? [`${at} ${similarity}`] : [];
    });
  const asked = [...names.slice(0, 120), '没有的名称', '率', '', `${names[5]}甲`, `某市${names[9]}`];

  it('finds what brute force finds, at its own and at higher thresholds', () => {
    const index = finish(NameIndex.build(packTexts(names), 0.5));
    for (const name of asked) {
      for (const threshold of [0.5, 0.75]) {
        const found = index.find(name, threshold).map((match) => `${match.name} ${match.similarity}`);
        expect(found.sort()).toEqual(brute(name, threshold).sort());
      }
    }
  });

  it('finds names added later as if they had been there from the beginning', () => {
    const whole = finish(NameIndex.build(packTexts(names)));
    const grown = finish(NameIndex.build(packTexts(names.slice(0, 100))));
    const numbers = names.slice(100).map((name) => grown.add(name));
    expect(numbers[0]).toBe(100);
    for (const name of asked) expect(grown.find(name)).toEqual(whole.find(name));
  });

  it('settles many added names without losing any', () => {
    const index = finish(NameIndex.build(packTexts(['甲乙丙丁戊'])));
    const added = Array.from(
      { length: 2500 },
      (_, at) => `${String.fromCharCode(0x4e00 + at)}${String.fromCharCode(0x6e00 + at)}率`,
    );
    const numbers = added.map((name) => index.add(name));
    added.forEach((name, at) => expect(index.find(name)[0]).toEqual({ name: numbers[at], similarity: 1 }));
  });
});
