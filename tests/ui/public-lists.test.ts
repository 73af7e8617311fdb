import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgencyListRow, RegionDetail } from '#lib/queries/index.ts';
import { regionListing } from '../../src/lib/ui/agency/region-listing.ts';
import { listPage, PAGE_ROWS, pageCount } from '../../src/lib/ui/lists/paging.ts';

describe('listPage', () => {
  it('shows every row on exactly one page, in order', () => {
    fc.assert(
      fc.property(fc.nat(450), (size) => {
        const all = Array.from({ length: size }, (_, at) => at);
        const pages = Array.from({ length: pageCount(size) }, (_, at) => listPage(all, at + 1));
        expect(pages.flatMap(({ rows }) => rows)).toEqual(all);
        expect(pages.every(({ rows }) => rows.length <= PAGE_ROWS)).toBe(true);
      }),
    );
  });

  it('gives the nearest page for a number no page has', () => {
    const all = Array.from({ length: 250 }, (_, at) => at);
    expect([listPage(all, 0), listPage(all, 99), listPage(all, Number('x'))].map(({ page }) => page)).toEqual([
      1, 3, 1,
    ]);
    expect(listPage([], 1)).toMatchObject({ page: 1, pages: 1, first: 0, all: 0 });
  });

  it('says on which page each province begins, and nothing where one page holds all', () => {
    const provinceOf = (code: string) => (code === '' ? null : { code, name: `省${code}` });
    const rows = [...Array<string>(120).fill('11'), '', ...Array<string>(100).fill('43')];
    expect(listPage(rows, 1, provinceOf).starts).toEqual([
      { code: '11', name: '省11', page: 1 },
      { code: '43', name: '省43', page: 2 },
    ]);
    expect(listPage(rows.slice(0, 90), 1, provinceOf).starts).toEqual([]);
  });
});

function agency(agency_id: string, region_code: string): AgencyListRow {
  const named = { agency_name: agency_id, agency_kind: null, region_name: null, region_level: null };
  return { agency_id, region_code, ...named, forms: 1, first_year: 2024, last_year: 2024 };
}

const REGIONS = [
  { code: '43', name: '湖南', level: 'province', parent_code: null },
  { code: '4304', name: '衡阳', level: 'prefecture', parent_code: '43' },
  { code: '430407', name: '石鼓', level: 'county', parent_code: '4304' },
] as const;

function province(agencies: readonly AgencyListRow[]): RegionDetail {
  const [region, below] = REGIONS;
  const counts = { rows_printed: 0, quantified: 0, qualitative: 0, blank: 0, placeholder: 0, targets: 0 };
  const forms = { project_forms: 0, special_fund_forms: 0, department_forms: 0 };
  const unknown = { forms_without_year: 0, forms_without_total: 0 };
  const size = { forms: agencies.length, agencies: agencies.length, regions: 1, years: [] };
  const summary = { ...counts, ...forms, ...unknown, ...size };
  return { region, above: [], below: [below], agencies, forms: [], summary };
}

describe('regionListing', () => {
  it('lists all agencies of a small region and counts those of the regions below, however deep', () => {
    const listing = regionListing(province([agency('a', '43'), agency('b', '430407')]), REGIONS);
    expect(listing.isCut).toBe(false);
    expect(listing.agencies).toHaveLength(2);
    expect(listing.agenciesBelow).toEqual({ '4304': 1 });
  });

  it('lists only its own where there are many, and still counts all', () => {
    const many = Array.from({ length: 150 }, (_, at) => agency(`b${at}`, '430407'));
    const listing = regionListing(province([agency('a', '43'), ...many]), REGIONS);
    expect(listing.agencies.map(({ agency_id }) => agency_id)).toEqual(['a']);
    expect(listing.agenciesInAll).toBe(151);
    expect(listing.agenciesBelow).toEqual({ '4304': 150 });
  });
});
