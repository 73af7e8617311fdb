import { labelSpellings, normalizeLabel } from '#lib/text/index.ts';
import { findLevel1, findLevel2, type LevelTerm, type Vocabulary } from '#lib/vocabulary/index.ts';

/** Lookup of level labels and units for the cells of an indicator table. */
export interface LevelTerms {
  /** Codes of the level whose canonical word or synonym the text is; several where the word is shared. */
  codes(level: 1 | 2, text: string): readonly string[];
  /** The official parent of a level-2 code; empty if unknown. */
  parent(code: string): string;
  /** Whether a text is a listed unit or one per something (万元/公里). */
  isUnit(text: string): boolean;
  /** Where the labels of level 1 and level 2 stand in a text that prints both: 产出指标-数量指标; null if it does not. */
  both(text: string): LevelPair | null;
}

/** Two stretches of a text: the label of level 1 and that of level 2. */
export interface LevelPair {
  readonly level1: readonly [number, number];
  readonly level2: readonly [number, number];
}

const BETWEEN = /[\s\-—–－_/／\\:：>→·|｜、，,（(]+/g;
const LONGEST_PAIR = 40;

function pairOf(text: string, spelled: (level: 1 | 2, text: string) => boolean): LevelPair | null {
  if (text.length < 4 || text.length > LONGEST_PAIR || spelled(1, text) || spelled(2, text)) return null;
  const end = text.replace(/[)）\s]+$/, '').length;
  const cuts = [...text.matchAll(BETWEEN)].map((cut) => [cut.index, cut.index + cut[0].length] as const);
  const seams = [...text.matchAll(/(?:指标|目标)(?=.)/g)].map((seam) => [seam.index + 2, seam.index + 2] as const);
  for (const [left, right] of [...cuts, ...seams]) {
    const first = text.slice(0, left);
    const second = text.slice(right, end);
    if (spelled(1, first) && spelled(2, second)) return { level1: [0, left], level2: [right, end] };
    if (spelled(2, first) && spelled(1, second) && left < right) return { level2: [0, left], level1: [right, end] };
  }
  return null;
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

/** A level label without the number some forms count it by: 数量指标1, 质量指标②. */
export function bareLevel(text: string): string {
  return text.replace(/(?<=(?:指标|目标))\s*(?:\d{1,2}|[①-⑳])$/, '');
}

/** What something is counted per: 公里, 人·月, 10万人, 标准化泵房. */
const PER = /^(?:\d{1,4})?[\u4e00-\u9fffa-z²³㎡㎥]{1,8}[23]?(?:[·.*•][\u4e00-\u9fffa-z²³㎡㎥]{1,4}){0,2}$/i;
const MAGNITUDE = /^(?:十|百|千)?[万亿]|^[百千]/;

/** Whether a text is a unit per something: 万元/公里·年, 元每平方米, 人/公里. */
function isRatio(text: string, isListed: (text: string) => boolean): boolean {
  const [over = '', ...per] = text.replace(/[/每]\(([^()]+)\)$/, '/$1').split(/[/每]/);
  const known = isListed(over) || isListed(over.replace(MAGNITUDE, ''));
  return known && per.length > 0 && per.length < 3 && per.every((part) => PER.test(part));
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
  const isListed = (unit: string): boolean => units.has(unit);
  const spelled = (level: 1 | 2, text: string): boolean =>
    text !== '' && labelSpellings(text).some((spelling) => indexes[level - 1]?.has(spelling));
  return {
    both: (text) => pairOf(text, spelled),
    codes(level, printed) {
      if (printed.length > 40) return [];
      const text = bareLevel(printed);
      const index = indexes[level - 1];
      const hit = labelSpellings(text).find((spelling) => index?.has(spelling));
      if (hit !== undefined) return index?.get(hit) ?? [];
      return text.length >= 4 && text.length <= 14 ? misread(level, text) : [];
    },
    parent: (code) => parents.get(code) ?? '',
    isUnit(text) {
      const unit = normalizeLabel(text);
      return isListed(unit) || isRatio(unit, isListed);
    },
  };
}
