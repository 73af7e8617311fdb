import { normalizeLabel, trailingBracket } from '#lib/text/index.ts';
import { labelIndex } from './label-index.ts';
import type { LabelIndex, LabelMatch } from './label-index.ts';
import type { FieldValue, HeaderFieldTerm, Vocabulary } from './vocabulary.ts';

/** A header field a label may stand for, and the money unit printed in the label's bracket (万元), empty if none. */
export interface HeaderMatch {
  readonly field: string;
  readonly match: LabelMatch;
  readonly unit: string;
}

interface HeaderIndex {
  readonly labels: LabelIndex<HeaderFieldTerm>;
  readonly values: ReadonlyMap<string, ReadonlyMap<string, FieldValue>>;
}

const indexes = new WeakMap<Vocabulary, HeaderIndex>();

function indexOf(vocabulary: Vocabulary): HeaderIndex {
  const known = indexes.get(vocabulary);
  if (known) return known;
  const valuesOf = ({ values }: HeaderFieldTerm) => new Map(values.map((value) => [normalizeLabel(value.word), value]));
  const index: HeaderIndex = {
    labels: labelIndex(vocabulary.headerFields),
    values: new Map(vocabulary.headerFields.map((term) => [term.field, valuesOf(term)])),
  };
  indexes.set(vocabulary, index);
  return index;
}

const MONEY_UNIT = /(?:^|[:单位])(人民币)?(元|千元|万元|亿元)$/;

/** Every header field this label may name (a label such as 项目类型 names two), with the unit printed in it. */
export function findHeaderFields(vocabulary: Vocabulary, label: string): readonly HeaderMatch[] {
  const unit = MONEY_UNIT.exec(trailingBracket(label))?.[2] ?? '';
  const { terms, match } = indexOf(vocabulary).labels.find(label);
  return terms.map(({ field }) => ({ field, match, unit }));
}

/** The code of a word printed as a field's value: 延续 in `project_attribute` is `continuing`; null if it is not in the list. */
export function findFieldValue(vocabulary: Vocabulary, field: string, text: string): string | null {
  return indexOf(vocabulary).values.get(field)?.get(normalizeLabel(text))?.code ?? null;
}

/** The fields for which this text is a listed value (常年安排 for `project_attribute`). */
export function fieldsWithValue(vocabulary: Vocabulary, text: string): readonly string[] {
  const word = normalizeLabel(text);
  return [...indexOf(vocabulary).values].filter(([, values]) => values.has(word)).map(([field]) => field);
}
