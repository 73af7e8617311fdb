import { ASPECTS, GENERIC, inventedName, KINDS, MODIFIERS, PROCESS, topicsOf } from './lexicon.ts';
import type { Random } from './random.ts';
import type { Vocabulary } from './row-generator.ts';

export interface Agency {
  readonly id: string;
  /** What the office does, and what the dataset says it does: sometimes unknown, sometimes wrong. */
  readonly work: string;
  readonly kind: string;
  readonly province: string;
  readonly prefecture: string;
  readonly place: string;
  readonly followsPrefecture: boolean;
  readonly followsProvince: boolean;
  readonly consultant: number;
}

/** Rows that a program of a ministry, a place or a consultant hands to many offices. */
export interface Template {
  readonly names: readonly string[];
  readonly since: number;
}

export interface World {
  readonly agencies: readonly Agency[];
  readonly prefectures: ReadonlyMap<string, Template>;
  readonly provinces: ReadonlyMap<string, Template>;
  readonly consultants: readonly Template[];
  /** By kind: national programs and the vocabulary of the trade, popular names first. */
  readonly programs: ReadonlyMap<string, readonly Template[]>;
  readonly libraries: ReadonlyMap<string, readonly string[]>;
}

const FIRST_YEAR = 2019;

/** Offices in places, and the wordings that are common property there. */
export function buildWorld(random: Random, agencyCount: number): World {
  const prefectureCount = Math.max(2, Math.round(agencyCount / 26));
  const provinceCount = Math.max(2, Math.round(prefectureCount / 9));
  const invent = (length: number): string => inventedName((limit) => random.below(limit), length);
  const provinces = Array.from({ length: provinceCount }, () => `${invent(2)}省`);
  const prefectures = Array.from({ length: prefectureCount }, () => ({
    name: `${invent(2)}市`,
    province: random.pick(provinces),
  }));
  const consultantCount = Math.max(1, Math.round(agencyCount / 150));
  const kinds = KINDS.slice(0, Math.min(KINDS.length, Math.max(4, Math.round(agencyCount / 100))));
  const agencies = Array.from({ length: agencyCount }, (_, at): Agency => {
    const { name, province } = random.pick(prefectures);
    const work = random.pick(kinds);
    const fate = random.next();
    return {
      id: `agency-${at}`,
      work,
      kind: fate < 0.04 ? '' : fate < 0.07 ? random.pick(kinds) : work,
      province,
      prefecture: name,
      place: random.chance(0.4) ? name : `${invent(2)}县`,
      followsPrefecture: random.chance(0.6),
      followsProvince: random.chance(0.5),
      consultant: random.chance(0.3) ? random.skewed(consultantCount, 1.4) : -1,
    };
  });
  return {
    agencies,
    prefectures: new Map(prefectures.map(({ name }) => [name, template(random, [6, 19], 0.75)])),
    provinces: new Map(provinces.map((name) => [name, template(random, [5, 12], 0.5)])),
    consultants: Array.from({ length: consultantCount }, () => template(random, [4, 9], 1)),
    programs: new Map(KINDS.map((kind) => [kind, programsOf(random, kind)])),
    libraries: new Map(KINDS.map((kind) => [kind, libraryOf(random, kind)])),
  };
}

function template(random: Random, [low, high]: readonly [number, number], share: number): Template {
  if (!random.chance(share)) return { names: [], since: FIRST_YEAR };
  const names = random.sample([...PROCESS, ...GENERIC], random.between(low, high));
  const reworded = names.map((name) => (random.chance(0.5) ? name : reword(random, name)));
  return { names: reworded, since: FIRST_YEAR + random.below(4) };
}

function reword(random: Random, name: string): string {
  const modifier = random.pick(MODIFIERS);
  return random.chance(0.5)
    ? modifier + name
    : name.replace(/(率|性|度|数|$)/, `${random.pick(['情况', '程度', '水平', '比例'])}$1`);
}

function programsOf(random: Random, kind: string): Template[] {
  return Array.from({ length: random.between(1, 3) }, () => {
    const topic = random.pick(topicsOf(kind));
    const names = Array.from({ length: random.between(8, 14) }, () => wording(random, random.pick(MODIFIERS) + topic));
    return { names: [...new Set(names)], since: FIRST_YEAR };
  });
}

function libraryOf(random: Random, kind: string): string[] {
  const names = topicsOf(kind).flatMap((topic) => Array.from({ length: 22 }, () => wording(random, topic)));
  return random.sample([...new Set(names)], names.length);
}

/** One of the usual ways to turn a subject into an indicator, popular ones more often. */
function wording(random: Random, subject: string): string {
  const aspects = ASPECTS[random.pick(Object.keys(ASPECTS))] ?? [];
  return (aspects[random.skewed(aspects.length, 1.4)] ?? '#').replace('#', subject);
}

/** A name that an office thinks up itself; closed vocabularies only combine known words. */
export function ownName(
  random: Random,
  agency: Agency,
  { topic, vocabulary }: { topic: string; vocabulary: Vocabulary },
): string {
  const open = vocabulary === 'open' || (vocabulary === 'mixed' && random.chance(0.5));
  const word = open ? inventedName((limit) => random.below(limit), random.between(2, 3)) : random.pick(MODIFIERS);
  const style = random.next();
  if (style < 0.2) return agency.place + wording(random, topic);
  if (style < 0.55) return wording(random, word + topic);
  if (style < 0.8) return wording(random, topic + random.pick(MODIFIERS) + word);
  return wording(random, random.pick(topicsOf(agency.work)) + word);
}
