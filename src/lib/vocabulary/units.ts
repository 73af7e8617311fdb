import { foldWidth } from '#lib/text/index.ts';
import type { UnitTerm, Vocabulary } from './vocabulary.ts';

const indexes = new WeakMap<readonly UnitTerm[], ReadonlyMap<string, UnitTerm>>();

/** Every spelling of every unit, for lookup and for scanning. */
export function unitSpellings(vocabulary: Pick<Vocabulary, 'units'>): ReadonlyMap<string, UnitTerm> {
  const known = indexes.get(vocabulary.units);
  if (known) return known;
  const spellings = new Map<string, UnitTerm>();
  for (const term of vocabulary.units) spellings.set(term.unit, term);
  for (const term of vocabulary.units) {
    for (const synonym of term.synonyms) if (!spellings.has(synonym)) spellings.set(synonym, term);
  }
  indexes.set(vocabulary.units, spellings);
  return spellings;
}

/** The unit printed as this text (百分比 is %, 个工作日 is 工作日), or null. */
export function findUnit(vocabulary: Pick<Vocabulary, 'units'>, text: string): UnitTerm | null {
  const spellings = unitSpellings(vocabulary);
  const printed = foldWidth(text).replace(/\s/g, '');
  return spellings.get(printed) ?? spellings.get(printed.toLowerCase()) ?? null;
}
