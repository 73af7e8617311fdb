import type { Kind } from '../search/record.ts';
import type { search as zh } from './search.zh.ts';

/** What is found, by kind. */
export const kinds: Readonly<Record<Kind, string>> = {
  agency: 'Agencies',
  region: 'Regions',
  concept: 'Concepts',
  rule: 'Rules',
  indicator: 'Indicator names',
  form: 'Forms',
};

export const search: typeof zh = {
  title: 'Search',
  lead: 'Find agencies, regions, concepts, rules, indicator names and forms by name.',
  label: 'Search for',
  hint: 'any part of a name, pinyin initials or a code',
  kinds,
  count: (count: string, bound: 'exact' | 'most' | 'least') =>
    ({ exact: count, most: `up to ${count}`, least: `${count} or more` })[bound],
  rows: (kind: Kind, count: number) => {
    if (kind === 'agency') return `${count} ${count === 1 ? 'form' : 'forms'}`;
    return `${count} ${count === 1 ? 'row' : 'rows'}`;
  },
  found: (found: readonly Kind[]) => `Found: ${found.map((kind) => kinds[kind].toLowerCase()).join(', ')}`,
  nothing: (query: string) => `Nothing has “${query}” in its name.`,
  tips: 'Try fewer characters, or several words with spaces between them (each must occur). Agencies, regions and concepts are also found by pinyin initials, such as “xfj”.',
  more: 'Show more',
  failed: 'The search index could not be loaded.',
  noScript: 'Searching needs JavaScript. Without it, use the lists below.',
  browse: 'Browse the lists',
  lists: 'Lists',
  years: 'Years',
};
