import type { Locale } from './locale.ts';
import type { Messages } from './messages.ts';
import { site as en } from './site.en.ts';
import { site as zh } from './site.zh.ts';

/** The names of the pages in any language, for who looks for a page by the name it has in the other one. */
export function siteWords(locale: Locale): Messages['site'] {
  return locale === 'zh' ? zh : en;
}
