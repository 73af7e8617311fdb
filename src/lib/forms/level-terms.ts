import { labelSpellings, normalizeLabel } from '#lib/text/index.ts';
import { findLevel1, findLevel2, type LevelTerm, type Vocabulary } from '#lib/vocabulary/index.ts';

/** Lookup of level labels and units for the cells of an indicator table. */
export interface LevelTerms {
  /** Codes of the level whose canonical word or synonym the text is; several where the word is shared. */
  codes(level: 1 | 2, text: string): readonly string[];
  /** The official parent of a level-2 code; empty if unknown. */
  parent(code: string): string;
  isUnit(text: string): boolean;
}

function levelIndex(terms: readonly LevelTerm[]): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const term of terms) {
    for (const spelling of [term.zh, ...term.synonyms].map(normalizeLabel)) {
      const codes = index.get(spelling) ?? [];
      if (!codes.includes(term.code)) index.set(spelling, [...codes, term.code]);
    }
  }
  return index;
}

/** Builds the lookup of level labels and units from the vocabulary. */
export function levelTermsOf(vocabulary: Vocabulary): LevelTerms {
  const indexes = [1, 2].map((level) => levelIndex(vocabulary.levels.filter((term) => term.level === level)));
  const parents = new Map(vocabulary.levels.filter((term) => term.level === 2).map((term) => [term.code, term.parent]));
  const misread = (level: 1 | 2, text: string): readonly string[] => {
    const found = level === 1 ? findLevel1(vocabulary, text) : findLevel2(vocabulary, text);
    return found?.match === 'ocr' ? [found.code] : [];
  };
  const units = new Set(vocabulary.units.flatMap((unit) => [unit.unit, ...unit.synonyms]).map(normalizeLabel));
  return {
    codes(level, text) {
      if (text.length > 40) return [];
      const index = indexes[level - 1];
      const hit = labelSpellings(text).find((spelling) => index?.has(spelling));
      if (hit !== undefined) return index?.get(hit) ?? [];
      return text.length >= 4 && text.length <= 14 ? misread(level, text) : [];
    },
    parent: (code) => parents.get(code) ?? '',
    isUnit: (text) => units.has(normalizeLabel(text)),
  };
}
