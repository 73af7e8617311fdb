import type { Field, FieldType } from './field.ts';
import type { DatasetProblemCode } from './problem.ts';

/** A cell in memory; an empty one is `null`. */
export type Cell = string | number | boolean | null;

/** Why a cell's text is refused. */
export interface CellFault {
  readonly code: Extract<
    DatasetProblemCode,
    'value_required' | 'value_type' | 'value_enum' | 'value_pattern' | 'value_minimum'
  >;
  readonly expected: string;
}

export type CellReading = { readonly value: Cell } | { readonly fault: CellFault };

const INTEGER = /^-?\d+$/;
const DECIMAL = /^-?\d+(\.\d+)?$/;
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** The texts a type without a native Table Schema type admits, as pattern text for the descriptor. */
export const TYPE_PATTERNS = {
  partial_date: '^\\d{4}(-\\d{2}(-\\d{2})?)?$',
  quantity: '^(-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?|\\d{4}-\\d{2}(-\\d{2})?|\\d{2}-\\d{2}|\\d+(\\.\\d+)?:\\d+(\\.\\d+)?)$',
} as const satisfies Partial<Record<FieldType, string>>;
const PARTIAL_DATE = new RegExp(TYPE_PATTERNS.partial_date);
const QUANTITY = new RegExp(TYPE_PATTERNS.quantity);
const MONTH_DAY = /^\d{2}-\d{2}$/;

/** A function that reads one column's CSV text into its typed value or says what is wrong with it. */
export function cellReader(field: Field): (text: string) => CellReading {
  const allowed = field.enum ? new Set(field.enum) : null;
  const pattern = field.pattern === undefined ? null : new RegExp(field.pattern);
  return (text) => {
    if (text === '') return field.required ? fault('value_required', field.type) : { value: null };
    const value = typed(field.type, text);
    if (value === undefined) return fault('value_type', field.type);
    if (allowed && !allowed.has(text)) return fault('value_enum', [...allowed].join(', '));
    if (pattern && !pattern.test(text)) return fault('value_pattern', pattern.source);
    if (field.minimum !== undefined && Number(text) < field.minimum)
      return fault('value_minimum', `≥ ${field.minimum}`);
    return { value };
  };
}

/** The CSV text of a value: numbers without loss, `null` as the empty cell. */
export function cellText(value: Cell): string {
  return value === null ? '' : String(value);
}

function fault(code: CellFault['code'], expected: string): { fault: CellFault } {
  return { fault: { code, expected } };
}

function typed(type: FieldType, text: string): Cell | undefined {
  switch (type) {
    case 'string':
      return text;
    case 'integer':
      return INTEGER.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
    case 'number':
      return NUMBER.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'decimal':
      return DECIMAL.test(text) ? text : undefined;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'date':
      return text.length === 10 && isDate(text) ? text : undefined;
    case 'partial_date':
      return isDate(text) ? text : undefined;
    case 'quantity':
      return isQuantity(text) ? text : undefined;
  }
}

function isQuantity(text: string): boolean {
  if (!QUANTITY.test(text)) return false;
  if (MONTH_DAY.test(text)) return isDate(`2000-${text}`);
  return !/^\d{4}-/.test(text) || isDate(text);
}

function isDate(text: string): boolean {
  if (!PARTIAL_DATE.test(text)) return false;
  const [year, month, day] = text.split('-').map(Number);
  if (month === undefined) return true;
  if (month < 1 || month > 12) return false;
  return day === undefined || (day >= 1 && day <= daysInMonth(year ?? 0, month));
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
