import { searchWords } from '#lib/queries/index.ts';
import { pinyinPattern } from '#lib/text/index.ts';

/** A stretch of a text, and whether it is what was searched for. */
export interface Stretch {
  readonly text: string;
  readonly hit: boolean;
}

/** Finds where the words of a search occur in a text; initials count in names only. */
export function marker(typed: string): (text: string, initials?: boolean) => Stretch[] {
  const words = searchWords(typed);
  const plain = words.map(escaped);
  const pinyin = words.flatMap((word) => pinyinPattern(word) ?? []);
  const exact = plain.length === 0 ? null : new RegExp(plain.join('|'), 'giu');
  const loose = plain.length === 0 ? null : new RegExp([...plain, ...pinyin].join('|'), 'giu');
  return (text, initials = false) => stretches(text, initials ? loose : exact);
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`);
}

function stretches(text: string, pattern: RegExp | null): Stretch[] {
  if (pattern === null) return [{ text, hit: false }];
  const found: Stretch[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) found.push({ text: text.slice(from, match.index), hit: false });
    found.push({ text: match[0], hit: true });
    from = match.index + match[0].length;
  }
  if (from < text.length || found.length === 0) found.push({ text: text.slice(from), hit: false });
  return found;
}
