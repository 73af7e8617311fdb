import type { Row } from '#lib/dataset/index.ts';
import type { RegionTerm, Vocabulary } from '#lib/vocabulary/index.ts';
import { Random } from './random.ts';
import { type Trade, TRADES } from './words.ts';

/** A made-up office in a real region; its name says that it is synthetic. */
export interface Office {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  /** 甲县 in 甲县水利局（合成）. */
  readonly place: string;
  readonly region: RegionTerm;
  readonly trade: Trade;
}

export interface Country {
  readonly offices: readonly Office[];
  readonly byKind: ReadonlyMap<string, readonly Office[]>;
  readonly regions: readonly Row<'regions'>[];
  readonly agencies: readonly Row<'agencies'>[];
}

/** So many offices all over the country, every kind in every region once before any comes twice. */
export function buildCountry(seed: number, count: number, { regions }: Vocabulary): Country {
  const chosen = chooseRegions(new Random(seed, 1), regions, count);
  const offices = Array.from({ length: count }, (_, number) => officeAt(number, chosen));
  const byKind = new Map<string, Office[]>();
  for (const office of offices) byKind.set(office.trade.kind, [...(byKind.get(office.trade.kind) ?? []), office]);
  return {
    offices,
    byKind,
    regions: regionsOf(offices, regions),
    agencies: offices.map(({ id, name, region, trade }) => ({ id, name, region_code: region.code, kind: trade.kind })),
  };
}

/** About four offices share a region. */
const OFFICES_PER_REGION = 4;
/** So many regions of a prefecture stand together. */
const NEIGHBOURS = 6;

/** Regions in all provinces, several of each prefecture, because neighbours share a template. */
function chooseRegions(random: Random, regions: readonly RegionTerm[], offices: number): RegionTerm[] {
  const provinces = new Map<string, Map<string, RegionTerm[]>>();
  for (const region of random.sample(regions, regions.length)) {
    const prefectures = provinces.get(region.code.slice(0, 2)) ?? new Map<string, RegionTerm[]>();
    const prefecture = region.code.slice(0, 4);
    prefectures.set(prefecture, [...(prefectures.get(prefecture) ?? []), region]);
    provinces.set(region.code.slice(0, 2), prefectures);
  }
  const wanted = Math.min(regions.length, Math.ceil(offices / OFFICES_PER_REGION));
  const together = Math.max(1, Math.min(NEIGHBOURS, Math.floor(wanted / provinces.size)));
  const queues = [...provinces.values()].map((prefectures) => inBlocks([...prefectures.values()], together));
  const chosen: RegionTerm[] = [];
  for (let round = 0; chosen.length < wanted; round++) {
    for (const queue of queues) chosen.push(...(queue[round] ?? []));
  }
  return chosen.slice(0, Math.max(wanted, Math.min(offices, provinces.size)));
}

/** Blocks of neighbours, first one of every prefecture, then a second one. */
function inBlocks(prefectures: readonly (readonly RegionTerm[])[], together: number): (readonly RegionTerm[])[] {
  const blocks = prefectures.flatMap((regions) =>
    Array.from({ length: Math.ceil(regions.length / together) }, (_, at) => ({
      at,
      regions: regions.slice(at * together, (at + 1) * together),
    })),
  );
  return blocks.sort((one, two) => one.at - two.at).map(({ regions }) => regions);
}

function officeAt(number: number, regions: readonly RegionTerm[]): Office {
  const round = Math.floor(number / regions.length);
  const region = regions[number % regions.length];
  const trade = TRADES[(7 * (number % regions.length) + round) % TRADES.length];
  if (region === undefined || trade === undefined) throw new RangeError('a vocabulary without regions');
  const branch = Math.floor(round / TRADES.length);
  const suffix = branch === 0 ? '' : `第${branch + 1}分局`;
  return {
    number,
    id: `${region.code}-syn-${trade.kind.replaceAll('_', '-')}${branch === 0 ? '' : `-${branch + 1}`}`,
    name: `${region.name}${trade.ending}${suffix}（合成）`,
    place: region.name,
    region,
    trade,
  };
}

/** The regions of offices and those above them. */
function regionsOf(offices: readonly Office[], regions: readonly RegionTerm[]): Row<'regions'>[] {
  const known = new Map(regions.map((region) => [region.code, region]));
  const used = new Set<string>();
  for (const { region } of offices) {
    for (let code = region.code; code !== '' && !used.has(code); code = known.get(code)?.parentCode ?? '')
      used.add(code);
  }
  return [...used].sort().flatMap((code) => {
    const region = known.get(code);
    if (region === undefined) return [];
    return [{ code, name: region.name, level: region.level, parent_code: region.parentCode || null }];
  });
}
