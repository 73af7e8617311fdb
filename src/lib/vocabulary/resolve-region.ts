import { foldWidth } from '#lib/text/index.ts';
import { mentionAt, mentionsIn, regionIndex } from './region-index.ts';
import type { RegionMention } from './region-index.ts';
import { isWithin, regionOfProjectCode, regionPath } from './regions.ts';
import type { RegionTerm, Vocabulary } from './vocabulary.ts';

/** What a form says about where its agency is. */
export interface RegionEvidence {
  readonly agency?: string;
  readonly title?: string;
  readonly text?: string;
  /** A 21-digit project code, or any code that starts with the six digits of a region. */
  readonly projectCode?: string;
}

/** The region of an agency and what showed it, or the candidates that could not be told apart. */
export type RegionResolution =
  | {
      readonly status: 'resolved';
      readonly region: RegionTerm;
      readonly evidence: 'agency' | 'project_code' | 'title' | 'text';
    }
  | { readonly status: 'ambiguous'; readonly candidates: readonly RegionTerm[] }
  | { readonly status: 'unknown' };

/** One document while its region is looked for. */
interface Inquiry {
  readonly vocabulary: Vocabulary;
  readonly code: RegionTerm | null;
  /** Every place named in the title and the text. */
  readonly mentions: readonly RegionMention[];
}

/** Regions named one after another (湖南省衡阳市石鼓区): the last ones that lie within those before. */
function chainFrom(vocabulary: Vocabulary, text: string, first: RegionMention): readonly RegionTerm[] {
  const index = regionIndex(vocabulary);
  let { regions, end } = first;
  for (;;) {
    const next = mentionAt(index, text, end);
    const above = regions;
    const within = next?.regions.filter((region) => above.some((one) => isWithin(vocabulary, region, one))) ?? [];
    if (!next || within.length === 0) return regions;
    regions = within;
    end = next.end;
  }
}

const LEAD = /^(?:\[[^\]]*\]|\d+[-—]?年?度?|中国共产党|中共|国家税务总局|国家统计局)+/;
const STREET = /^(?:[东西南北中]?(?:路|街|大道|巷)|广场|村|镇)/;

/**
 * The regions an agency name or a title may mean, from the places at its start, else in full anywhere in it. A short name at
 * the start (和平小学) counts for a county only if the document names that county or what lies above it in full.
 */
function regionsOfName({ vocabulary, mentions }: Inquiry, name: string): readonly RegionTerm[] {
  const clean = foldWidth(name).replace(/\s/g, '').replace(LEAD, '');
  const index = regionIndex(vocabulary);
  const start = mentionAt(index, clean, 0);
  if (start && start.form !== 'short') return chainFrom(vocabulary, clean, start);
  const named = (region: RegionTerm) =>
    mentions.some(({ regions, form }) => form !== 'short' && regions.some((one) => isWithin(vocabulary, region, one)));
  const short = start && !STREET.test(clean.slice(start.end)) ? chainFrom(vocabulary, clean, start) : [];
  const believed = short.filter((region) => region.level !== 'county' || named(region));
  if (believed.length > 0) return believed;
  const inside = mentionsIn(index, clean).find(({ form }) => form !== 'short');
  return inside ? chainFrom(vocabulary, clean, inside) : [];
}

/** How often the document names the candidate's own parents (3 for the nearest, 1 above) or its neighbours (1). */
function support({ vocabulary, mentions }: Inquiry, candidate: RegionTerm): number {
  const [, ...above] = regionPath(vocabulary, candidate.code);
  let score = 0;
  for (const { regions } of mentions) {
    const place = above.findIndex(({ code }) => regions.some((region) => region.code === code));
    if (place === 0) score += 3;
    else if (place > 0) score += 1;
    else if (regions.length === 1 && regions[0]?.parentCode === candidate.parentCode) score += 1;
  }
  return score;
}

/** The one candidate that the project code or the rest of the document speaks for; null if none stands out. */
function decide(inquiry: Inquiry, candidates: readonly RegionTerm[]): RegionTerm | null {
  const { vocabulary, code } = inquiry;
  const [only, ...others] = candidates;
  if (only && others.length === 0) return only;
  const coded = code
    ? candidates.filter((region) => isWithin(vocabulary, region, code) || isWithin(vocabulary, code, region))
    : [];
  if (coded.length === 1) return coded[0] ?? null;
  const [first, second] = candidates
    .map((region) => ({ region, score: support(inquiry, region) }))
    .sort((left, right) => right.score - left.score);
  return first && first.score > (second?.score ?? 0) ? first.region : null;
}

/** How often the document names each region in full; a shared name counts for the region it must mean, else for all. */
function tally(inquiry: Inquiry): ReadonlyMap<RegionTerm, number> {
  const decided = new Map<readonly RegionTerm[], readonly RegionTerm[]>();
  const counts = new Map<RegionTerm, number>();
  for (const { regions, form } of inquiry.mentions) {
    if (form === 'short') continue;
    const known = decided.get(regions) ?? [decide(inquiry, regions)].filter((region) => region !== null);
    decided.set(regions, known);
    for (const region of known.length > 0 ? known : regions) counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  return counts;
}

/** Whether an agency that calls itself 市…, 县…, 区… can belong to a region. */
function fitsLetter({ name, level }: RegionTerm, letter: string): boolean {
  if (letter === '') return true;
  if (letter === '县' || letter === '区') return level === 'county';
  if (letter === '省') return level === 'province';
  return name.endsWith(letter) || (letter === '市' && /[市州盟区]$/.test(name) && level === 'prefecture');
}

/** The regions a text is mostly about: named most often, then the lowest within it that is named at least half as often. */
function regionsOfText(inquiry: Inquiry, letter: string): readonly RegionTerm[] {
  const counted = [...tally(inquiry)].filter(([region]) => fitsLetter(region, letter));
  const most = Math.max(0, ...counted.map(([, count]) => count));
  const top = counted.filter(([, count]) => count === most).map(([region]) => region);
  const below = (region: RegionTerm) =>
    counted.filter(
      ([other, count]) => other !== region && count * 2 >= most && isWithin(inquiry.vocabulary, other, region),
    );
  const lowest = top.flatMap((region) => {
    const inside = below(region).filter(([other]) => below(other).length === 0);
    return inside.length > 0 ? inside.map(([other]) => other) : [region];
  });
  return [...new Set(lowest)];
}

/** The letter of the level an agency name starts with: 市 in 市信访局, 区 in 区教育局; empty if it names no level. */
function levelLetter(name: string): string {
  return /^(?:中共)?(省|市|县|区|旗|州|盟)(?!场|政|容)/.exec(name.replace(/\s/g, ''))?.[1] ?? '';
}

/**
 * The region of an agency, from its name, its project code, the title of the form and the text, in this order. Names shared
 * by several regions (two 普陀区) are told apart by the code or by the other regions the document names; else ambiguous.
 */
export function resolveRegion(vocabulary: Vocabulary, evidence: RegionEvidence): RegionResolution {
  const { agency = '', title = '', text = '', projectCode = '' } = evidence;
  const code = regionOfProjectCode(vocabulary, projectCode);
  const mentions = mentionsIn(regionIndex(vocabulary), foldWidth(`${title}\n${text}`));
  const inquiry: Inquiry = { vocabulary, code, mentions };
  const letter = levelLetter(agency);
  const steps = [
    ['agency', () => regionsOfName(inquiry, agency)],
    ['project_code', () => (code ? [code] : [])],
    ['title', () => regionsOfName(inquiry, title).filter((region) => fitsLetter(region, letter))],
    ['text', () => regionsOfText(inquiry, letter)],
  ] as const;
  for (const [step, find] of steps) {
    const candidates = find();
    if (candidates.length === 0) continue;
    const region = decide(inquiry, candidates);
    return region ? { status: 'resolved', region, evidence: step } : { status: 'ambiguous', candidates };
  }
  return { status: 'unknown' };
}
