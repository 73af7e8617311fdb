import { shortNames } from './region-names.ts';
import type { RegionTerm, Vocabulary } from './vocabulary.ts';

/** A place in a text where a region is named, by its full, former or short name; a name may belong to several regions. */
export interface RegionMention {
  readonly start: number;
  readonly end: number;
  readonly regions: readonly RegionTerm[];
  readonly form: 'full' | 'former' | 'short';
}

type Names = ReadonlyMap<string, Pick<RegionMention, 'regions' | 'form'>>;

interface RegionIndex {
  readonly byCode: ReadonlyMap<string, RegionTerm>;
  readonly replaced: ReadonlyMap<string, RegionTerm>;
  readonly names: Names;
  /** The lengths of the names that begin with a character, the longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

const indexes = new WeakMap<Vocabulary, RegionIndex>();

/** Names of regions that are also ordinary words; a text that says 城区 or 市中区 seldom means the region. */
const ORDINARY_WORDS = new Set([
  '城区',
  '郊区',
  '矿区',
  '东区',
  '西区',
  '南区',
  '市辖区',
  '新区',
  '开发区',
  '城中',
  '城关',
  '新城',
  '市中',
]);

function namesOf(vocabulary: Vocabulary, replaced: RegionIndex['replaced']): Names {
  const names = new Map<string, { regions: RegionTerm[]; form: RegionMention['form'] }>();
  const add = (name: string, region: RegionTerm, form: RegionMention['form']) => {
    const known = names.get(name);
    if (!known) names.set(name, { regions: [region], form });
    else if (known.form === form && !known.regions.includes(region)) known.regions.push(region);
  };
  for (const region of vocabulary.regions) add(region.name, region, 'full');
  for (const change of vocabulary.regionChanges) {
    const region = replaced.get(change.oldCode);
    if (region) add(change.oldName, region, 'former');
  }
  for (const region of vocabulary.regions) {
    for (const short of shortNames(region)) if (!ORDINARY_WORDS.has(short)) add(short, region, 'short');
  }
  return names;
}

function lengthsOf(names: Names): RegionIndex['lengths'] {
  const lengths = new Map<string, Set<number>>();
  for (const name of names.keys()) {
    const first = name[0] ?? '';
    lengths.set(first, (lengths.get(first) ?? new Set()).add(name.length));
  }
  return new Map([...lengths].map(([first, set]) => [first, [...set].sort((left, right) => right - left)]));
}

/** The regions of a vocabulary by code, by replaced code and by name. */
export function regionIndex(vocabulary: Vocabulary): RegionIndex {
  const known = indexes.get(vocabulary);
  if (known) return known;
  const byCode = new Map(vocabulary.regions.map((region) => [region.code, region]));
  const replaced = new Map<string, RegionTerm>();
  for (const { oldCode, newCode } of vocabulary.regionChanges) {
    const region = byCode.get(newCode);
    if (region) replaced.set(oldCode, region);
  }
  const names = namesOf(vocabulary, replaced);
  const index = { byCode, replaced, names, lengths: lengthsOf(names) };
  indexes.set(vocabulary, index);
  return index;
}

/** The region at the start of `text` from a place on, taking the longest name. */
export function mentionAt(index: RegionIndex, text: string, start: number): RegionMention | null {
  for (const length of index.lengths.get(text[start] ?? '') ?? []) {
    const found = index.names.get(text.slice(start, start + length));
    if (found) return { start, end: start + length, ...found };
  }
  return null;
}

/** Every place where the text names a region, in order, without overlaps; 城区 and 郊区 in running text are no names. */
export function mentionsIn(index: RegionIndex, text: string): readonly RegionMention[] {
  const mentions: RegionMention[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const mention = mentionAt(index, text, at);
    if (!mention || ORDINARY_WORDS.has(text.slice(mention.start, mention.end))) continue;
    mentions.push(mention);
    at = mention.end - 1;
  }
  return mentions;
}
