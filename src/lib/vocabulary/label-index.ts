import { confusionsOf, labelSpellings, normalizeLabel } from '#lib/text/index.ts';

/** How a label was found: as a known spelling, or as one that differs in a single misread character. */
export type LabelMatch = 'exact' | 'ocr';

/** Terms by every spelling of their names, for lookup of printed labels. */
export interface LabelIndex<T> {
  /** The terms that have this label, strictest spelling first; empty if none. */
  find(label: string): { readonly terms: readonly T[]; readonly match: LabelMatch };
}

interface Named {
  readonly zh: string;
  readonly synonyms: readonly string[];
}

/** An index of terms by name and synonym. Spellings are tried in the order of `labelSpellings`, then with one character misread. */
export function labelIndex<T extends Named>(terms: readonly T[]): LabelIndex<T> {
  const byLabel = new Map<string, T[]>();
  for (const term of terms) {
    for (const name of new Set([term.zh, ...term.synonyms].map(normalizeLabel))) {
      const known = byLabel.get(name);
      if (known) known.push(term);
      else byLabel.set(name, [term]);
    }
  }
  const lookUp = (spellings: readonly string[]) => {
    for (const spelling of spellings) {
      const found = byLabel.get(spelling);
      if (found) return found;
    }
    return [];
  };
  return {
    find(label) {
      const spellings = label.length > LONGEST_PRINTED ? [] : labelSpellings(label).filter(isLabel);
      const exact = lookUp(spellings);
      if (exact.length > 0) return { terms: exact, match: 'exact' };
      return { terms: lookUp(spellings.flatMap(confusionsOf)), match: 'ocr' };
    },
  };
}

/** Longer texts are sentences, not labels; printed labels may be stretched with spaces. */
const LONGEST_PRINTED = 400;
const isLabel = (spelling: string) => spelling.length <= 40;
