import { en } from './en.ts';
import type { Locale } from './locale.ts';
import { zh, type Messages } from './zh.ts';

export type { Messages };

/** Every text of the site in one language. */
export function messagesFor(locale: Locale): Messages {
  return locale === 'zh' ? zh : en;
}
