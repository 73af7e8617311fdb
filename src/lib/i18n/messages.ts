import { dictionaries, fetchMessages } from '#messages';
import type { Locale } from './locale.ts';
import type { Messages } from './zh.ts';

export { fetchMessages, type Messages };

/**
 * Every text of the site in one language.
 * @throws {Error} in a browser when `fetchMessages` was not asked for the language before.
 */
export function messagesFor(locale: Locale): Messages {
  const found = dictionaries[locale];
  if (found === undefined) throw new Error(`the texts in ${locale} were not fetched`);
  return found;
}
