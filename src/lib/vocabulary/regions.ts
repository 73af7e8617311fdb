import { foldWidth } from '#lib/text/index.ts';
import { mentionAt, mentionsIn, regionIndex } from './region-index.ts';
import type { RegionMention } from './region-index.ts';
import type { RegionTerm, Vocabulary } from './vocabulary.ts';

/** A region by its six-digit code; a replaced code gives the region that took its place. */
export function regionByCode(vocabulary: Vocabulary, code: string): RegionTerm | null {
  const { byCode, replaced } = regionIndex(vocabulary);
  return byCode.get(code) ?? replaced.get(code) ?? null;
}

/** The region and those above it, the region first: 石鼓区, 衡阳市, 湖南省. */
export function regionPath(vocabulary: Vocabulary, code: string): readonly RegionTerm[] {
  const path: RegionTerm[] = [];
  let region = regionByCode(vocabulary, code);
  while (region && path.length < 4) {
    path.push(region);
    region = region.parentCode === '' ? null : regionByCode(vocabulary, region.parentCode);
  }
  return path;
}

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

const UNKNOWN: RegionResolution = { status: 'unknown' };

/** The region of a project code: its first six digits, or the prefecture of the first four for codes such as 市本级. */
export function regionOfProjectCode(vocabulary: Vocabulary, code: string): RegionTerm | null {
  const digits = foldWidth(code).replace(/\D/g, '');
  if (digits.length < 6) return null;
  const six = digits.slice(0, 6);
  return regionByCode(vocabulary, six) ?? (/99$/.test(six) ? regionByCode(vocabulary, `${six.slice(0, 4)}00`) : null);
}

const isWithin = (vocabulary: Vocabulary, region: RegionTerm, above: RegionTerm) =>
  regionPath(vocabulary, region.code).some(({ code }) => code === above.code);

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

const LEAD = /^(?:\[[^\]]*\]|\d+[-—]?|中国共产党|中共|国家税务总局|国家统计局)+/;

/** The regions an agency name may belong to, from the names of places at its start, else anywhere in it. */
function regionsOfName(vocabulary: Vocabulary, name: string): readonly RegionTerm[] {
  const clean = foldWidth(name).replace(/\s/g, '').replace(LEAD, '');
  const index = regionIndex(vocabulary);
  const start = mentionAt(index, clean, 0) ?? mentionsIn(index, clean).find(({ form }) => form !== 'short');
  return start ? chainFrom(vocabulary, clean, start) : [];
}

/** How often a text names the candidate's own parents (3 for the nearest, 1 above) or its neighbours (1). */
function support(vocabulary: Vocabulary, candidate: RegionTerm, mentions: readonly RegionMention[]): number {
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

/** The one candidate the rest of the document speaks for, or null. */
function decide(
  vocabulary: Vocabulary,
  candidates: readonly RegionTerm[],
  evidence: RegionEvidence,
): RegionTerm | null {
  const [only, ...others] = candidates;
  if (only && others.length === 0) return only;
  const coded = regionOfProjectCode(vocabulary, evidence.projectCode ?? '');
  const byCode = coded
    ? candidates.filter((region) => isWithin(vocabulary, region, coded) || isWithin(vocabulary, coded, region))
    : [];
  if (byCode.length === 1) return byCode[0] ?? null;
  const mentions = mentionsIn(regionIndex(vocabulary), `${evidence.title ?? ''}\n${evidence.text ?? ''}`);
  const scored = candidates
    .map((region) => ({ region, score: support(vocabulary, region, mentions) }))
    .sort((left, right) => right.score - left.score);
  const [first, second] = scored;
  return first && first.score > (second?.score ?? 0) ? first.region : null;
}

/** Regions a text names, with how often; a mention of a region counts for those above it too. */
function tally(vocabulary: Vocabulary, text: string): ReadonlyMap<RegionTerm, number> {
  const counts = new Map<RegionTerm, number>();
  for (const { regions, form } of mentionsIn(regionIndex(vocabulary), text)) {
    if (form === 'short' || regions.length !== 1) continue;
    for (const region of regions) counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  return counts;
}

/** The region a text is about: the one named most, the lowest of a chain, if it stands out; else the candidates. */
function regionOfText(vocabulary: Vocabulary, text: string, suffix: string): readonly RegionTerm[] {
  const counts = tally(vocabulary, text);
  const fitting = [...counts].filter(([{ name }]) => suffix === '' || name.endsWith(suffix));
  const most = Math.max(0, ...fitting.map(([, count]) => count));
  const top = fitting.filter(([, count]) => count === most).map(([region]) => region);
  const lowest = top.filter((region) => !top.some((other) => other !== region && isWithin(vocabulary, other, region)));
  return lowest;
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
  const agency = evidence.agency ?? '';
  const steps = [
    ['agency', regionsOfName(vocabulary, agency)],
    ['project_code', [regionOfProjectCode(vocabulary, evidence.projectCode ?? '')].filter((region) => region !== null)],
    ['title', regionsOfName(vocabulary, evidence.title ?? '')],
    ['text', regionOfText(vocabulary, evidence.text ?? '', levelLetter(agency))],
  ] as const;
  for (const [step, candidates] of steps) {
    if (candidates.length === 0) continue;
    const region = decide(vocabulary, candidates, evidence);
    return region ? { status: 'resolved', region, evidence: step } : { status: 'ambiguous', candidates };
  }
  return UNKNOWN;
}
