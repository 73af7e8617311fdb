import type { Locale } from '#lib/i18n/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';

/** Names of the vocabulary's codes in one language, small enough to travel with every page. */
export interface TermNames {
  readonly levels: Readonly<Record<string, string>>;
  readonly concepts: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, string>>;
  /** Codes of the concepts that are completion-type rates, in the order of the vocabulary. */
  readonly completion: readonly string[];
  /** Codes of the concepts of which less (or earlier) is better, and of those of which neither is; of others more is. */
  readonly lower: readonly string[];
  readonly neutral: readonly string[];
}

export const NO_TERMS: TermNames = { levels: {}, concepts: {}, kinds: {}, completion: [], lower: [], neutral: [] };

/** Families of the vocabulary whose rates say how much of the work is to be done, or done in time. */
const COMPLETION_FAMILIES: ReadonlySet<string> = new Set(['completion', 'timeliness']);

/** The names of a vocabulary's levels (`1 output`, `2 output_quality`), concepts and agency kinds. */
export function termNames(vocabulary: Vocabulary, locale: Locale): TermNames {
  const directed = (directions: readonly string[]) =>
    vocabulary.concepts.filter(({ direction }) => directions.includes(direction)).map(({ code }) => code);
  const name = (term: { readonly zh: string; readonly en: string }) => term[locale];
  return {
    levels: Object.fromEntries(vocabulary.levels.map((term) => [`${term.level} ${term.code}`, name(term)])),
    concepts: Object.fromEntries(vocabulary.concepts.map((term) => [term.code, name(term)])),
    kinds: Object.fromEntries(vocabulary.agencyKinds.map((term) => [term.code, name(term)])),
    completion: vocabulary.concepts.filter(({ family }) => COMPLETION_FAMILIES.has(family)).map(({ code }) => code),
    lower: directed(['lower_is_better', 'earlier_is_better']),
    neutral: directed(['neutral', 'not_applicable']),
  };
}
