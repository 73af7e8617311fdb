import { initialsOf } from '../search/initials.ts';
import { folded, wordsOf } from '../search/record.ts';
import { GROUPS, type Entry } from './entry.ts';

/** The entries every word of a query occurs in, by label, initials or other names; the beginning of a label first. */
export function matching(entries: readonly Entry[], query: string): readonly Entry[] {
  const words = wordsOf(query);
  if (words.length === 0) return entries;
  const ranked = entries.flatMap((entry) => {
    const label = folded(entry.label);
    const texts = [label, initialsOf(entry.label), ...(entry.also ?? []).map(folded)];
    const isFound = words.every((word) => texts.some((text) => text.includes(word)));
    return isFound ? [{ entry, rank: words.some((word) => label.startsWith(word)) ? 0 : 1 }] : [];
  });
  return ranked.sort((one, other) => one.rank - other.rank).map(({ entry }) => entry);
}

/** The entries in the order of their groups; groups that have none are left out. */
export function grouped(entries: readonly Entry[]) {
  return GROUPS.map((group) => ({ group, entries: entries.filter((entry) => entry.group === group) })).filter(
    (part) => part.entries.length > 0,
  );
}
