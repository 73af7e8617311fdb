import { describe, expect, it } from 'vitest';
import { marker } from '../../src/lib/ui/indicators/marks.ts';
import { groupsWithoutNumber, shareWithoutNumber, spreadUnits, sumsOf } from '../../src/lib/ui/indicators/spread.ts';
import { briefChoices } from '../../src/lib/ui/indicators/found.ts';
import type { SpreadRow } from '#lib/queries/index.ts';

function row(part: Partial<SpreadRow>): SpreadRow {
  const numbers = { minimum: 0.8, lower_quartile: 0.9, median: 0.95, upper_quartile: 0.95, maximum: 1 };
  const signs = { floors: 0, ceilings: 0, equals: 0, others: 0, at_full: 0 };
  const base = { concept: 'c', code: 'a', name: null, kind: 'rate', number_unit: '1', targets: 4, count: 4 };
  return { ...base, ...numbers, ...signs, all_targets: 4, groups: 1, ...part };
}

describe('what was searched for', () => {
  const hits = (typed: string, text: string, initials = false) =>
    marker(typed)(text, initials).flatMap(({ hit, text: part }) => (hit ? [part] : []));

  it('is marked wherever it stands, whatever its case', () => {
    expect(hits('满意', '群众满意度、满意率')).toEqual(['满意', '满意']);
    expect(hits('app 95', 'APP下载率95%')).toEqual(['APP', '95']);
    expect(hits('', '群众满意度')).toEqual([]);
    expect(hits('(.*)', '满意(.*)')).toEqual(['(.*)']);
  });

  it('is marked by its initials in names only', () => {
    expect(hits('myd', '群众满意度', true)).toEqual(['满意度']);
    expect(hits('myd', '群众满意度')).toEqual([]);
  });

  it('leaves the text whole', () => {
    for (const typed of ['满', '满 度', '*', 'zz', '']) {
      expect(
        marker(typed)('群众满意度', true)
          .map(({ text }) => text)
          .join(''),
      ).toBe('群众满意度');
    }
  });
});

describe('the spread of a concept', () => {
  const rows = [
    row({ code: '2021', targets: 4, count: 4, all_targets: 6 }),
    row({ code: '2021', kind: 'qualitative', number_unit: null, targets: 2, count: 0, all_targets: 6 }),
    row({
      code: '2022',
      kind: 'count',
      number_unit: '件',
      targets: 9,
      count: 9,
      all_targets: 9,
      minimum: 5,
      maximum: 5,
    }),
    row({ code: '2023', kind: 'none', number_unit: null, targets: 3, count: 0, all_targets: 3 }),
  ];

  it('never puts two units into one table', () => {
    expect(spreadUnits(rows).map(({ kind, number_unit, rows: own }) => [kind, number_unit, own.length])).toEqual([
      ['count', '件', 1],
      ['rate', '1', 1],
    ]);
    for (const { low, high } of spreadUnits(rows)) expect(high).toBeGreaterThan(low);
  });

  it('names the groups that are only words, and the share of words in the others', () => {
    expect(groupsWithoutNumber(rows).map(({ code }) => code)).toEqual(['2023']);
    expect(shareWithoutNumber(rows, row({ code: '2021', all_targets: 6 }))).toBeCloseTo(1 / 3);
    expect(shareWithoutNumber(rows, row({ code: '2022', all_targets: 9 }))).toBe(0);
    expect(shareWithoutNumber([], row({ all_targets: 0 }))).toBeNull();
  });

  it('adds up to the whole', () => {
    expect(sumsOf(rows)).toEqual({ targets: 18, numbers: 13, rates: 4, full: 0 });
  });
});

describe('the choices of a prerendered page', () => {
  it('do not grow with the agencies or the counties', () => {
    const facets = Array.from({ length: 3000 }, (_, at) => ({
      field: 'agency' as const,
      code: `a${at}`,
      name: `单位${at}`,
      indicators: 3000 - at,
    }));
    const brief = briefChoices({
      facets: [...facets, { field: 'year', code: '2021', name: null, indicators: 5 }],
      regions: [],
    });
    expect(brief.facets.length).toBeLessThan(40);
    expect(brief.facets).toContainEqual(expect.objectContaining({ field: 'year', code: '2021' }));
    expect(brief.facets[0]?.code).toBe('a0');
  });
});
