import type { Locale } from '#lib/i18n/index.ts';
import type { Wording } from './zh.ts';

const fetched: Partial<Record<Locale, Wording>> = {};

/** The words of the pages in the languages fetched so far. */
export const wordings: Readonly<Partial<Record<Locale, Wording>>> = fetched;

/** Fetches the words of a language. Rejects when they do not come. */
export async function fetchWording(locale: Locale): Promise<void> {
  if (locale === 'zh') fetched.zh ??= (await import('./zh.ts')).zh;
  else fetched.en ??= (await import('./en.ts')).en;
}
