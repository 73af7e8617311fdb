import { createContext } from 'svelte';
import { fetchMessages, languageTag, messagesFor, type Locale, type Messages } from '#lib/i18n/index.ts';
import { fetchWording, wordings } from '#wording';
import { NO_TERMS, type TermNames } from './terms.ts';
import type { Wording } from './wording/zh.ts';

/** What a component writes with: the locale, the messages about data and the words of the pages themselves. */
export interface Text {
  readonly locale: Locale;
  /** For the `lang` attribute. */
  readonly tag: string;
  readonly messages: Messages;
  readonly words: Wording;
  /** The name of a concept or agency kind; an unknown code names itself. */
  readonly term: (of: 'concepts' | 'kinds', code: string) => string;
  /** The name of a level-1 or level-2 code. */
  readonly level: (level: 1 | 2, code: string) => string;
  /** Codes of the completion-type concepts. */
  readonly completion: readonly string[];
  /** Which way a concept's targets are better. */
  readonly direction: (concept: string) => 'higher_is_better' | 'lower_is_better' | 'neutral';
}

const [readText, writeText, hasText] = createContext<() => Text>();

/** Has the texts of a language at hand, which `textOf` needs in a browser. Rejects when they cannot be fetched. */
export async function fetchTexts(locale: Locale): Promise<void> {
  await Promise.all([fetchMessages(locale), fetchWording(locale)]);
}

/** The texts of a locale, with the names of the vocabulary. @throws {Error} when they were not fetched */
export function textOf(locale: Locale, names: TermNames = NO_TERMS): Text {
  const words = wordings[locale];
  if (words === undefined) throw new Error(`the words in ${locale} were not fetched`);
  return {
    locale,
    tag: languageTag(locale),
    messages: messagesFor(locale),
    words,
    term: (of, code) => names[of][code] ?? code,
    level: (level, code) => names.levels[`${level} ${code}`] ?? code,
    completion: names.completion,
    direction: (concept) =>
      names.lower.includes(concept)
        ? 'lower_is_better'
        : names.neutral.includes(concept)
          ? 'neutral'
          : 'higher_is_better',
  };
}

/** Gives the components below their texts; a function, so that they follow the address. */
export function provideText(text: () => Text): void {
  writeText(text);
}

/** The texts of this component: `text()` where a word is needed. Chinese where nobody provided any. */
export function useText(): () => Text {
  return hasText() ? readText() : () => textOf('zh');
}
