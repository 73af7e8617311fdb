import { pinyinInitials } from '#lib/text/index.ts';

/** The first letters of a text's syllables, each in its commonest reading: 信访局 → `xfj`. */
export function initialsOf(text: string): string {
  return [...text].map((character) => pinyinInitials(character).slice(0, 1)).join('');
}
