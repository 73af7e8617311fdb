import type { Vocabulary } from '#lib/vocabulary/index.ts';
import { labelsOf, type Labels } from './labels.ts';
import { levelTermsOf, type LevelTerms } from './level-terms.ts';

/** What the reader knows of words: header labels, level labels and units. */
export interface Lookups {
  readonly vocabulary: Vocabulary;
  readonly labels: Labels;
  readonly terms: LevelTerms;
}

const made = new WeakMap<Vocabulary, Lookups>();

/** The lookups of a vocabulary, built once. */
export function lookupsOf(vocabulary: Vocabulary): Lookups {
  const known = made.get(vocabulary);
  if (known) return known;
  const lookups = { vocabulary, labels: labelsOf(vocabulary), terms: levelTermsOf(vocabulary) };
  made.set(vocabulary, lookups);
  return lookups;
}
