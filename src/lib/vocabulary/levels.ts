import { labelIndex } from './label-index.ts';
import type { LabelIndex, LabelMatch } from './label-index.ts';
import type { LevelTerm, Vocabulary } from './vocabulary.ts';

/** A level found by its printed label. */
export interface LevelMatch {
  readonly code: string;
  readonly match: LabelMatch;
}

/** The canonical pair of levels of one indicator row; a level is null if its label says nothing. */
export interface LevelPair {
  readonly level1: LevelMatch | null;
  readonly level2: LevelMatch | null;
}

interface LevelIndex {
  readonly first: LabelIndex<LevelTerm>;
  readonly second: LabelIndex<LevelTerm>;
  readonly byCode: ReadonlyMap<string, LevelTerm>;
}

const indexes = new WeakMap<Vocabulary, LevelIndex>();

function indexOf(vocabulary: Vocabulary): LevelIndex {
  const known = indexes.get(vocabulary);
  if (known) return known;
  const of = (level: 1 | 2) => vocabulary.levels.filter((term) => term.level === level);
  const index: LevelIndex = {
    first: labelIndex(of(1)),
    second: labelIndex(of(2)),
    byCode: new Map(vocabulary.levels.map((term) => [`${term.level} ${term.code}`, term])),
  };
  indexes.set(vocabulary, index);
  return index;
}

/** The level-1 class a label names, by synonym or with one misread character. */
export function findLevel1(vocabulary: Vocabulary, label: string): LevelMatch | null {
  const { terms, match } = indexOf(vocabulary).first.find(label);
  return terms[0] ? { code: terms[0].code, match } : null;
}

/**
 * The level-2 class a label names. A label shared by several classes (成本控制) goes to the one under `level1`; 成本指标 is a
 * level 2 only under output or where level 1 is unknown (domain.md 1.2).
 */
export function findLevel2(vocabulary: Vocabulary, label: string, level1 = ''): LevelMatch | null {
  const { terms, match } = indexOf(vocabulary).second.find(label);
  const term = terms.find(({ parent }) => parent === level1) ?? terms[0];
  if (!term || (term.code === 'output_cost' && level1 === 'cost')) return null;
  return { code: term.code, match };
}

/** The level-1 class a level-2 class belongs to by definition; empty if the code is unknown. */
export function parentOfLevel2(vocabulary: Vocabulary, code: string): string {
  return indexOf(vocabulary).byCode.get(`2 ${code}`)?.parent ?? '';
}

/** The four classes of the official hierarchy, in which a level 2 has one parent only. */
const OFFICIAL = new Set(['output', 'benefit', 'satisfaction', 'cost']);

/**
 * Both levels of a row from their printed labels: by the pair, then by level 2 alone. Within the official hierarchy the
 * level 2 decides (服务对象满意度指标 printed under 效益指标 is satisfaction); other frameworks keep the level 1 they print.
 */
export function resolveLevels(
  vocabulary: Vocabulary,
  labels: { readonly level1: string; readonly level2: string },
): LevelPair {
  const printed = findLevel1(vocabulary, labels.level1);
  const level2 = findLevel2(vocabulary, labels.level2, printed?.code);
  if (!level2) return { level1: printed, level2 };
  const parent = parentOfLevel2(vocabulary, level2.code);
  const decided = !printed || (OFFICIAL.has(printed.code) && OFFICIAL.has(parent) && printed.code !== parent);
  return { level1: decided && parent !== '' ? { code: parent, match: level2.match } : printed, level2 };
}
