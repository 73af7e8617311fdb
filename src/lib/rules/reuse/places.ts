import type { Row } from '#lib/dataset/index.ts';
import { Gazetteer, type KnownName } from '#lib/similarity/index.ts';
import type { DatasetIndex } from '../dataset-index.ts';

/** The names of places and agencies of a dataset, and which of them an agency may rightly use. */
export interface Places {
  readonly gazetteer: Gazetteer;
  /** Codes of an agency itself, of its region, and of the regions above and below it. */
  readonly ownOf: (agencyId: string) => ReadonlySet<string>;
  /** Codes of the regions an agency lies in, the widest first. */
  readonly regionsOf: (agencyId: string) => readonly string[];
}

type Agency = Row<'agencies'>;

const PLACE = /^[\u4e00-\u9fff]{1,7}?(?:省|自治区|自治州|市|地区|盟|县|区|旗)/;
/** Regions lie in one another at most so deep. */
const DEEPEST = 4;
/** 城区, 矿区 and 郊区 are districts by name but mean any. */
const ANY_DISTRICT = /^.区$/;
const places = new WeakMap<DatasetIndex, Places>();

/** The places of a dataset, gathered once. */
export function placesOf(index: DatasetIndex): Places {
  const known = places.get(index) ?? gather(index);
  places.set(index, known);
  return known;
}

function gather({ dataset }: DatasetIndex): Places {
  const regions = new Map(dataset.regions.map((region) => [region.code, region]));
  const agencies = new Map(dataset.agencies.map((agency) => [agency.id, agency]));
  const chainOf = (code: string | null | undefined, most = DEEPEST): readonly string[] => {
    const region = regions.get(code ?? '');
    return region === undefined || most === 0 ? [] : [...chainOf(region.parent_code, most - 1), region.code];
  };
  const homeOf = ({ id, region_code, name }: Agency): string =>
    region_code !== null && regions.has(region_code) ? region_code : `place ${PLACE.exec(name)?.[0] ?? id}`;
  const below = new Map<string, string[]>();
  for (const { code } of dataset.regions) {
    for (const above of chainOf(code)) below.set(above, [...(below.get(above) ?? []), code]);
  }
  const names: KnownName[] = [
    ...dataset.regions
      .filter(({ name }) => !ANY_DISTRICT.test(name))
      .map(({ code, name }): KnownName => ({ kind: 'place', code, name })),
    ...dataset.agencies.flatMap((agency): KnownName[] => {
      const home = homeOf(agency);
      const place = PLACE.exec(agency.name)?.[0];
      const own: KnownName = { kind: 'agency', code: agency.id, name: agency.name, region: home };
      return place === undefined || regions.has(home) ? [own] : [own, { kind: 'place', code: home, name: place }];
    }),
  ];
  const regionsOf = (agencyId: string): readonly string[] => chainOf(agencies.get(agencyId)?.region_code);
  return {
    gazetteer: new Gazetteer(names),
    regionsOf,
    ownOf: (agencyId) => {
      const agency = agencies.get(agencyId);
      if (agency === undefined) return new Set();
      const home = homeOf(agency);
      return new Set([agencyId, home, ...regionsOf(agencyId), ...(below.get(home) ?? [])]);
    },
  };
}
