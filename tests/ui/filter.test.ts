import { describe, expect, it } from 'vitest';
import { among, EVERYTHING } from '#lib/queries/index.ts';
import { cascade } from '../../src/lib/ui/filter/cascade.ts';
import { chosenValues, facetOptions, togglingValue } from '../../src/lib/ui/filter/facet-option.ts';
import { facetRow, REGIONS } from './rows.ts';

const codes = (options: readonly { readonly code: string }[]) => options.map(({ code }) => code);

describe('cascade', () => {
  it('offers the provinces first and nothing below until one is chosen', () => {
    const [province, prefecture, county] = cascade(REGIONS, null);
    expect(codes(province?.options ?? [])).toEqual(['110000', '120000']);
    expect(prefecture?.options).toEqual([]);
    expect(county?.options).toEqual([]);
  });

  it('offers what lies below the chosen region and goes back to the one above', () => {
    const [province, prefecture, county] = cascade(REGIONS, '110101');
    expect([province?.chosen, prefecture?.chosen, county?.chosen]).toEqual(['110000', '110100', '110101']);
    expect(county?.above).toBe('110100');
    expect(prefecture?.above).toBe('110000');
    expect(province?.above).toBeNull();
  });

  it('offers counties directly under a province that has no prefectures', () => {
    const regions = [
      { code: '310000', name: '丙市', level: 'province', parent_code: null },
      { code: '310101', name: '丙区', level: 'county', parent_code: '310000' },
    ] as const;
    expect(codes(cascade(regions, '310000')[2]?.options ?? [])).toEqual(['310101']);
  });

  it('ends where parents go round in a circle', () => {
    const regions = [
      { code: '410000', name: '丁', level: 'province', parent_code: '410100' },
      { code: '410100', name: '戊', level: 'prefecture', parent_code: '410000' },
    ] as const;
    expect(cascade(regions, '410100')).toHaveLength(3);
  });
});

describe('facet options', () => {
  const rows = [facetRow('kind', 'education', 3), facetRow('year', '2023', 5)];
  const name = (code: string) => `«${code}»`;

  it('are the values of one field, named', () => {
    expect(facetOptions(rows, 'kind', { filter: EVERYTHING, name })).toEqual([
      { value: 'education', label: '«education»', forms: 3 },
    ]);
  });

  it('keep a chosen value that keeps no form', () => {
    const options = facetOptions(rows, 'kind', { filter: among('kind', 'health'), name });
    expect(options.at(-1)).toEqual({ value: 'health', label: '«health»', forms: 0 });
  });

  it('toggle', () => {
    expect(togglingValue(['a'], 'b')).toEqual(['a', 'b']);
    expect(togglingValue(['a', 'b'], 'a')).toEqual(['b']);
    expect(chosenValues(among('year', 2021, null), 'year')).toEqual(['2021']);
  });
});
