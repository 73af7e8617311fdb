import type { EngineRow, RegionDetail } from '#lib/queries/index.ts';

/** A region's page lists so many agencies and forms; a larger region sends the reader to those below it. */
const MOST = { agencies: 100, forms: 60 };

/** What the page of a region shows, however many agencies lie in it. */
export interface RegionListing extends RegionDetail {
  /** Agencies in the region and below it, whether listed or not. */
  readonly agenciesInAll: number;
  /** Whether only the agencies of the region itself are listed, not those of the regions below. */
  readonly isCut: boolean;
  /** Agencies in each region directly below, by its code; empty when the regions' places are not known. */
  readonly agenciesBelow: Readonly<Record<string, number>>;
}

/** A region with lists that fit a page. */
export function regionListing(detail: RegionDetail, regions: readonly EngineRow<'regions'>[] = []): RegionListing {
  const isCut = detail.agencies.length > MOST.agencies;
  const own = detail.agencies.filter(({ region_code }) => region_code === detail.region.code);
  return {
    ...detail,
    agencies: isCut ? own.slice(0, MOST.agencies) : detail.agencies,
    forms: detail.forms.length > MOST.forms ? [] : detail.forms,
    agenciesInAll: detail.agencies.length,
    isCut,
    agenciesBelow: countsBelow(detail, regions),
  };
}

function countsBelow({ agencies, below }: RegionDetail, regions: readonly EngineRow<'regions'>[]) {
  const parents = new Map(regions.map(({ code, parent_code }) => [code, parent_code]));
  const counts: Record<string, number> = {};
  const wanted = new Set(below.map(({ code }) => code));
  for (const agency of agencies) {
    let code = agency.region_code;
    while (code && !wanted.has(code)) code = parents.get(code) ?? null;
    if (code) counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}
