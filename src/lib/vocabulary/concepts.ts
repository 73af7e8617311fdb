import { normalizeLabel } from '#lib/text/index.ts';
import type { Row } from '#lib/dataset/index.ts';
import { compilePattern, explains, patternKey } from './pattern.ts';
import type { Pattern } from './pattern.ts';
import type { ConceptTerm, Vocabulary } from './vocabulary.ts';

type TargetKind = Row<'targets'>['kind'];

/** What is known of an indicator besides its name; everything may be empty. */
export interface ConceptContext {
  readonly level1?: string | null;
  readonly level2?: string | null;
  readonly kind?: TargetKind | null;
  readonly unit?: string | null;
  /** The target as printed: 来信办理 with the target 群众满意率达95%以上 measures satisfaction. */
  readonly target?: string | null;
}

/** The comparison key of an indicator and whether more of it is better, given the kind of its target. */
export interface ConceptMatch {
  readonly code: string;
  readonly family: string;
  readonly direction: ConceptTerm['direction'];
}

interface ConceptRule {
  /** Where the concept stands in the file; the earlier one wins a tie. */
  readonly place: number;
  readonly term: ConceptTerm;
  readonly pattern: Pattern;
}

interface ConceptIndex {
  readonly byKey: ReadonlyMap<string, readonly ConceptRule[]>;
  readonly byCode: ReadonlyMap<string, ConceptTerm>;
}

const indexes = new WeakMap<Vocabulary, ConceptIndex>();

function indexOf(vocabulary: Vocabulary): ConceptIndex {
  const known = indexes.get(vocabulary);
  if (known) return known;
  const byKey = new Map<string, ConceptRule[]>();
  for (const [place, term] of vocabulary.concepts.entries()) {
    for (const pattern of term.patterns.map(compilePattern)) {
      const key = patternKey(pattern);
      byKey.set(key, [...(byKey.get(key) ?? []), { place, term, pattern }]);
    }
  }
  const index: ConceptIndex = { byKey, byCode: new Map(vocabulary.concepts.map((term) => [term.code, term])) };
  indexes.set(vocabulary, index);
  return index;
}

const PLACEHOLDER = /^(?:无|不涉及|不适用|没有|暂无|[/\\—\-–_.。…*]+|)$/;

/** An indicator name as concepts see it: without numbering (指标1：), quotes, and brackets at the end. */
function bareName(name: string): string {
  return normalizeLabel(name)
    .replace(/^指标\d*[:.、]?(?=.)/, '')
    .replace(/(?:\([^()]*\))+$/, '')
    .replace(/[()]/g, '');
}

function wordsOf(context: ConceptContext): ReadonlySet<string> {
  const { level1, level2, kind, unit } = context;
  const words = [level1, level2, kind, unit ? `unit=${unit}` : null, unit?.includes('/') ? 'unit=per' : null];
  return new Set(words.filter((word) => word !== null && word !== undefined));
}

function best(index: ConceptIndex, name: string, words: ReadonlySet<string>): ConceptRule | null {
  const keys = new Set(['']);
  for (let at = 0; at < name.length; at += 1) keys.add(name[at] ?? '').add(name.slice(at, at + 2));
  let found: ConceptRule | null = null;
  let most = 0;
  for (const key of keys) {
    for (const rule of index.byKey.get(key) ?? []) {
      const weight = explains(rule.pattern, name, words);
      if (weight < most || (weight === most && (!found || rule.place > found.place))) continue;
      [found, most] = [rule, weight];
    }
  }
  return found;
}

/** Names longer than this are prose; what they measure is judged by their first part. */
const LONGEST_NAME = 300;
/** The measure a target names before its first number: 群众满意率 in 群众满意率达95%以上. */
const OWN_MEASURE = /^[^\d率度]*?([\u4e00-\u9fff]{2,20}[率度])[\u4e00-\u9fff≥≤>=<]{0,6}\d/;
const IS_A_SHARE = /(?:[率度]|比例|占比)$/;

function ownMeasure(name: string, target: string): string | null {
  return IS_A_SHARE.test(name) ? null : (OWN_MEASURE.exec(target)?.[1] ?? null);
}

/**
 * The concept of an indicator, or null if none fits. The rule that explains most of the name wins (处置率 < 妥善处置率). If the
 * name is no measure and the target states one (群众满意率达95%以上 under 来信办理), that decides; a blank name is judged by
 * its target and level. Direction follows domain.md section 5: none for what is only put into words.
 */
export function findConcept(vocabulary: Vocabulary, name: string, context: ConceptContext = {}): ConceptMatch | null {
  const index = indexOf(vocabulary);
  const words = wordsOf(context);
  const target = normalizeLabel((context.target ?? '').slice(0, LONGEST_NAME));
  const bare = bareName(name.slice(0, LONGEST_NAME));
  const blank = PLACEHOLDER.test(bare);
  if (blank && (PLACEHOLDER.test(target) || name.trim() !== '')) return null;
  const own = ownMeasure(bare, target);
  const rule = (own && best(index, own, new Set(['rate']))) ?? best(index, blank ? target : bare, words);
  return rule ? { ...pick(rule.term), direction: directionOfConcept(rule.term, context.kind) } : null;
}

const pick = ({ code, family }: ConceptTerm) => ({ code, family });

const IN_WORDS = new Set(['management', 'outcome']);

/** Which way is better for a concept measured by this kind of target. */
function directionOfConcept(term: ConceptTerm, kind: TargetKind | null | undefined): ConceptTerm['direction'] {
  if (kind === 'qualitative') return 'not_applicable';
  if (kind === 'none' && IN_WORDS.has(term.family)) return 'not_applicable';
  if (kind === 'rate' && term.direction === 'not_applicable') return 'higher_is_better';
  return term.direction;
}

/** A concept by its code. */
export function conceptNamed(vocabulary: Vocabulary, code: string): ConceptTerm | null {
  return indexOf(vocabulary).byCode.get(code) ?? null;
}
