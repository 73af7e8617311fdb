import { foldPunctuation, foldWidth } from '#lib/text/index.ts';

/** What can be found, in the order the kinds are listed in. */
export const KINDS = ['agency', 'region', 'concept', 'rule', 'indicator', 'form'] as const;
export type Kind = (typeof KINDS)[number];

/** Something that can be found by words. */
export interface SearchRecord {
  readonly kind: Kind;
  /** Its code, as in addresses; of an indicator its name. */
  readonly id: string;
  readonly title: string;
  /** The title in English, where there is one. */
  readonly en: string | null;
  /** What it belongs to: of a form its agency, of an agency its region, of a region the ones above it. */
  readonly note: string | null;
  /** Of a form its year, of the others how many forms or rows stand behind it; null when unknown. */
  readonly number: number | null;
  /** First letters of the title's syllables, for those who type pinyin. */
  readonly initials: string | null;
}

/** A text as it is searched: width, shape of brackets and case do not matter. */
export function folded(text: string): string {
  return foldPunctuation(foldWidth(text)).toLowerCase();
}

/** The words of a query: what is separated by spaces must all occur. */
export function wordsOf(query: string): readonly string[] {
  return [...new Set(query.split(/\s+/u).map(folded))].filter((word) => word !== '').slice(0, 6);
}

/** The texts a record is found by; a form also by its agency and its year. */
export function searchedTexts({ kind, title, en, note, number, initials }: SearchRecord): readonly string[] {
  const more = kind === 'form' ? [note, number === null ? null : String(number)] : [];
  return [title, en, initials, ...more].flatMap((text) => (text === null || text === '' ? [] : [folded(text)]));
}

/** The code a record is found by, from its beginning; indicators have names only. */
export function codeOf({ kind, id }: SearchRecord): string | null {
  return kind === 'indicator' ? null : id.toLowerCase();
}

/** Whether a word may be the beginning of a code. */
export function isCode(word: string): boolean {
  return /^[0-9a-z_-]{3,}$/.test(word);
}

/** How well a record answers words: 0 the title itself, 1 its beginning, 2 somewhere; null not at all. */
export function rankOf(record: SearchRecord, words: readonly string[]): number | null {
  const texts = searchedTexts(record);
  const code = codeOf(record) ?? '';
  const isFound = words.every(
    (word) => (isCode(word) && code.startsWith(word)) || texts.some((text) => text.includes(word)),
  );
  if (!isFound) return null;
  const whole = words.join(' ');
  if (texts[0] === whole || code === whole || record.initials === whole) return 0;
  return words.some((word) => texts[0]?.startsWith(word)) ? 1 : 2;
}
