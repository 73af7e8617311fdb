import { createContext } from 'svelte';
import { languageTag, messagesFor, type Locale, type Messages } from '#lib/i18n/index.ts';
import { en } from './wording/en.ts';
import { zh, type Wording } from './wording/zh.ts';

/** What a component writes with: the locale, the messages about data and the words of the pages themselves. */
export interface Text {
  readonly locale: Locale;
  /** For the `lang` attribute. */
  readonly tag: string;
  readonly messages: Messages;
  readonly words: Wording;
}

const [readText, writeText, hasText] = createContext<() => Text>();

/** The texts of a locale. */
export function textOf(locale: Locale): Text {
  return { locale, tag: languageTag(locale), messages: messagesFor(locale), words: locale === 'en' ? en : zh };
}

/** Gives the components below their texts; a function, so that they follow the address. */
export function provideText(text: () => Text): void {
  writeText(text);
}

/** The texts of this component: `text()` where a word is needed. Chinese where nobody provided any. */
export function useText(): () => Text {
  return hasText() ? readText() : () => textOf('zh');
}
