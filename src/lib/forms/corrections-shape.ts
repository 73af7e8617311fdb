import { AMOUNT_CODES, BREAKDOWNS, HORIZONS, SECTIONS, OPERATORS, PERIODS } from '#lib/dataset/index.ts';
import { HEADER_FIELDS, type CorrectionKind } from './corrections.ts';

/** What a value in a corrections file may be: a word for the message, and the test. */
export interface ValueRule {
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const text: ValueRule = { expected: 'text', accepts: isText };
const textOrNull: ValueRule = { expected: 'text or null', accepts: (value) => value === null || isText(value) };
const count: ValueRule = {
  expected: 'a whole number from 1',
  accepts: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 1,
};

function oneOf(words: readonly (string | null)[]): ValueRule {
  return { expected: words.map(String).join(', '), accepts: (value) => words.some((word) => word === value) };
}

const LABEL_FIELDS = [
  ...HEADER_FIELDS,
  ...HORIZONS.map((code) => `goal:${code}`),
  ...SECTIONS.map((code) => `narrative:${code}`),
  ...AMOUNT_CODES.map((code) => `amount:${code}`),
];

/** Units of money a corrected amount may be in. */
export const MONEY_UNITS = ['元', '千元', '万元', '百万元', '亿元'] as const;

/** The fields of one object of the file: those it must have, and those it may have. */
export interface ObjectRule {
  readonly must: Readonly<Record<string, ValueRule>>;
  readonly may: Readonly<Record<string, ValueRule>>;
}

const anchor: ObjectRule = { must: { place: text, printed: text }, may: { nth: count } };
const row: ObjectRule = {
  must: { level1: textOrNull, level2: textOrNull, name: textOrNull, target: textOrNull },
  may: {},
};

/** The rules of one kind of correction: fields of its own, and what `should` holds. */
export interface KindRule {
  readonly must: Readonly<Record<string, ValueRule>>;
  readonly should: ObjectRule | 'rows' | null;
  readonly with: boolean;
}

const of = (should: KindRule['should'], must: KindRule['must'] = {}): KindRule => ({ must, should, with: false });
const may = (rules: ObjectRule['may']): ObjectRule => ({ must: {}, may: rules });

/** Every kind of correction and what it holds besides kind, form, place, printed, nth and read. */
export const KIND_RULES: Readonly<Record<CorrectionKind, KindRule>> = {
  header: of({ must: { value: textOrNull }, may: {} }, { field: oneOf(HEADER_FIELDS) }),
  label: of({ must: { field: oneOf(LABEL_FIELDS), value: text }, may: {} }),
  amount: of(
    may({
      breakdown: oneOf(BREAKDOWNS),
      code: oneOf([...AMOUNT_CODES, null]),
      period: oneOf(PERIODS),
      number: textOrNull,
      unit: oneOf(MONEY_UNITS),
    }),
  ),
  indicator: of(may({ level1: textOrNull, level2: textOrNull, name: textOrNull, concept: textOrNull })),
  target: of(
    may({ text: textOrNull, operator: oneOf(OPERATORS), value: textOrNull, value_max: textOrNull, unit: textOrNull }),
    { period: oneOf(PERIODS), scope: text },
  ),
  goal: of(may({ horizon: oneOf(HORIZONS), text })),
  split: of('rows'),
  merge: { ...of(row), with: true },
  remove: of(null, { table: oneOf(['indicators', 'amounts', 'goals', 'tasks', 'narratives']) }),
  add: of(row),
  irrelevant: of(null),
  confirm: of(null, { code: text }),
};

export const ANCHOR_RULE = anchor;
export const ROW_RULE = row;
export const TEXT = text;
