import type { Locale } from '#lib/i18n/index.ts';
import { en } from './en.ts';
import { zh, type Wording } from './zh.ts';

/** The words of the pages in every language, as a program on a disk has them. */
export const wordings: Readonly<Partial<Record<Locale, Wording>>> = { zh, en };

/** Keeps its promise at once: nothing has to be fetched. */
export function fetchWording(_locale: Locale): Promise<void> {
  return Promise.resolve();
}
