import type { Locale } from './locale.ts';
import type { Messages } from './zh.ts';

const fetched: Partial<Record<Locale, Messages>> = {};

/** The dictionaries fetched so far: a browser gets the language of its page only. */
export const dictionaries: Readonly<Partial<Record<Locale, Messages>>> = fetched;

/** Fetches a dictionary. Rejects when it does not come. */
export async function fetchMessages(locale: Locale): Promise<void> {
  if (locale === 'zh') fetched.zh ??= (await import('./zh.ts')).zh;
  else fetched.en ??= (await import('./en.ts')).en;
}
