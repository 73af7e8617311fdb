import { foldWidth } from '#lib/text/index.ts';
import { compilePattern, matchesPattern } from './pattern.ts';
import type { Pattern } from './pattern.ts';
import { mentionAt, mentionsIn, regionIndex } from './region-index.ts';
import { regionPath } from './regions.ts';
import type { RegionTerm, Vocabulary } from './vocabulary.ts';

const LEVEL = /^(自治区|省|市|县|区|旗|州|盟)/;

/**
 * The full name of an agency: 市信访局 in 乌海市 is 乌海市信访局, 信访局 in 庐山市 is 庐山市信访局, 中共市委组织部 is 中共乌海市委组织部.
 * A name that says its place already, or whose region is unknown, stays as printed (spaces and a code in front removed).
 */
export function fullAgencyName(vocabulary: Vocabulary, printed: string, region: RegionTerm | null): string {
  const name = foldWidth(printed)
    .replace(/\s/g, '')
    .replace(/^(?:\[[^\]]*\]|\d{3,}[-—]?)+/, '');
  if (!region || name === '') return name;
  const [, party = '', rest = ''] = /^(中国共产党|中共)?(.*)$/.exec(name) ?? [];
  if (namesAPlace(vocabulary, rest)) return name;
  const path = regionPath(vocabulary, region.code);
  const level = LEVEL.exec(rest)?.[1] ?? '';
  if (level === '' || /^市(?:场|政|容)/.test(rest)) return `${party}${region.name}${rest}`;
  const owner = path.find((one) => one.name.endsWith(level));
  return owner ? `${party}${owner.name}${rest.slice(level.length)}` : `${party}${region.name}${rest}`;
}

function namesAPlace(vocabulary: Vocabulary, name: string): boolean {
  const index = regionIndex(vocabulary);
  return mentionAt(index, name, 0) !== null || mentionsIn(index, name).some(({ form }) => form !== 'short');
}

const compiled = new WeakMap<Vocabulary, readonly { readonly code: string; readonly patterns: readonly Pattern[] }[]>();

function kindsOf(vocabulary: Vocabulary) {
  const known = compiled.get(vocabulary);
  if (known) return known;
  const kinds = vocabulary.agencyKinds.map(({ code, patterns }) => ({ code, patterns: patterns.map(compilePattern) }));
  compiled.set(vocabulary, kinds);
  return kinds;
}

/** Longer texts are no names. */
const LONGEST = 100;
const NO_CONTEXT: ReadonlySet<string> = new Set();

/** What an agency does (petition, education, health …), from its name; the first kind in the file that matches, or null. */
export function findAgencyKind(vocabulary: Vocabulary, name: string): string | null {
  const bare = withoutPlace(vocabulary, foldWidth(name.slice(0, LONGEST)).replace(/\s/g, ''));
  const found = kindsOf(vocabulary).find(({ patterns }) =>
    patterns.some((pattern) => matchesPattern(pattern, bare, NO_CONTEXT)),
  );
  return found?.code ?? null;
}

/** The name without the regions written in full at its start, so that 浦东新区教育局 is not taken for a 新区. */
function withoutPlace(vocabulary: Vocabulary, name: string): string {
  const index = regionIndex(vocabulary);
  let at = 0;
  for (let mention = mentionAt(index, name, 0); mention; mention = mentionAt(index, name, at)) {
    if (mention.form === 'short') break;
    at = mention.end;
  }
  return at > 0 && at < name.length ? name.slice(at) : name;
}
