import { remember } from './remember.ts';

const made = remember(
  (text) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/>=|≧|⩾/g, '≥')
      .replace(/<=|≦|⩽/g, '≤')
      .replace(/[^\p{L}\p{N}%‰≥≤<>=.]/gu, '')
      .replace(/\.(?!\d)/g, ''),
  100_000,
);

/**
 * A text as it is compared: width folded, lower case, letters, digits, % and comparison signs only. Two texts that a
 * reader would call the same words have the same key.
 */
export function key(text: string | null | undefined): string {
  return text === null || text === undefined || text === '' ? '' : made(text);
}

/** The name of a measure as it is compared: like `key`, with 满意率 read as 满意度 and a closing 数量, 次数 … dropped. */
export function measureKey(text: string | null): string {
  return key(text)
    .replace(/满意率/g, '满意度')
    .replace(/(?<=.{2})(?:数量|次数|场次|人数|件数|户数|总数|数)$/, '');
}

/** Pairs of neighbouring characters of a text's key, numbers and signs left out. */
export const bigrams = remember((text): ReadonlySet<string> => {
  const signs = key(text).replace(/[\d.%≥≤<>=]/g, '');
  const found = new Set<string>();
  for (let at = 0; at + 1 < signs.length; at += 1) found.add(signs.slice(at, at + 2));
  return found;
});

/** The share of the first text's bigrams that the second one holds; 0 if the first has none. */
export function containment(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  if (part.size === 0) return 0;
  let shared = 0;
  for (const pair of part) if (whole.has(pair)) shared += 1;
  return shared / part.size;
}
