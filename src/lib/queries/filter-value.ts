import { FORM_TYPES, OPERATORS, PERIODS, TARGET_KINDS } from '#lib/dataset/index.ts';
import type { Filter, FilterField, FilterValue, NumberField } from './filter.ts';
import { STATUSES } from './status.ts';

/** Something in an address that is no filter; the values name what was left out. */
export interface FilterProblem {
  readonly code: 'filter_unknown_value' | 'filter_unreadable';
  readonly values: Readonly<Record<string, string>>;
}

/** Codes that exist, for the fields whose values are not fixed by the schema. */
export type KnownValues = { readonly [F in FilterField]?: ReadonlySet<string> };

/** What reading needs to know, and where it puts what it could not read. */
export interface ReadContext {
  readonly known: KnownValues;
  readonly problems: FilterProblem[];
}

type Leaf = Extract<Filter, { readonly field: FilterField }>;

const SEPARATOR = '.';
const UNKNOWN = '_';
const NUMBER = String.raw`-?\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
const RANGE = new RegExp(`^(${NUMBER})?to(${NUMBER})?$`);
const ENUMERATED: KnownValues = {
  form_type: new Set(FORM_TYPES),
  target_kind: new Set(TARGET_KINDS),
  period: new Set(PERIODS),
  status: new Set(STATUSES),
  operator: new Set(OPERATORS),
};
const SHAPES: { readonly [F in FilterField]?: RegExp } = {
  year: /^(19|2[01])\d\d$/,
  region: /^\d{6}$/,
};

/** The values of a leaf as one word: "2021.2022", "2020to2022", "_" for unknown. */
export function leafText(leaf: Leaf): string {
  if (leaf.op === 'between') return `${leaf.min ?? ''}to${leaf.max ?? ''}`;
  return leaf.values.map((value) => (value === null ? UNKNOWN : escaped(String(value)))).join(SEPARATOR);
}

function escaped(value: string): string {
  const spared = encodeURIComponent(value.toWellFormed());
  const text = spared.replace(/[.!~*'()]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return text === UNKNOWN ? '%5F' : text;
}

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Reads a leaf; values that cannot be are left out and reported; null if none is left. */
export function readLeaf(field: FilterField, text: string, { known, problems }: ReadContext): Leaf | null {
  const range = isNumberField(field) ? RANGE.exec(text) : null;
  if (range && isNumberField(field)) return { op: 'between', field, min: bound(range[1]), max: bound(range[2]) };
  if (field === 'total_wan' || field === 'value') {
    problems.push(unknownValue(field, text));
    return null;
  }
  if (text === '') return { op: 'in', field, values: [] };
  const values = text.split(SEPARATOR).map((part) => ({ part, value: readValue(field, part, known) }));
  const read = values.flatMap(({ value }) => (value === undefined ? [] : [value]));
  problems.push(...values.filter(({ value }) => value === undefined).map(({ part }) => unknownValue(field, part)));
  return read.length === 0 ? null : { op: 'in', field, values: read };
}

function unknownValue(field: FilterField, text: string): FilterProblem {
  return { code: 'filter_unknown_value', values: { field, value: text.slice(0, 80) } };
}

function isNumberField(field: FilterField): field is NumberField {
  return field === 'year' || field === 'total_wan' || field === 'value';
}

function bound(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

function readValue(field: FilterField, part: string, known: KnownValues): FilterValue | undefined {
  if (part === UNKNOWN) return null;
  const value = unescaped(part);
  if (value === null || value === '') return undefined;
  if (SHAPES[field] && !SHAPES[field].test(value)) return undefined;
  const listed = ENUMERATED[field] ?? known[field];
  if (listed && !listed.has(value)) return undefined;
  return isNumberField(field) ? Number(value) : value;
}
