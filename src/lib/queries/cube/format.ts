import { CUBE_DIMENSIONS, type Cube } from './cube.ts';

/** The first bytes of a cube file, and the version of what follows: raised whenever a reader of the former would err. */
export const SIGNATURE = new TextEncoder().encode('DBCU');
export const VERSION = 1;
/** Signature, version (one byte), checksum of everything after it (four bytes, least first). */
export const BODY = SIGNATURE.length + 5;

/** What stands as JSON before the columns: the lists their codes are places in. */
export type CubeHead = Pick<Cube, 'codes' | 'units' | 'totals'> & {
  readonly values: readonly number[];
  readonly breakdowns: readonly string[];
  readonly amountCodes: readonly (string | null)[];
  readonly periods: readonly string[];
  /** Sums of money of the groups of forms, then of the amounts, in millionths. */
  readonly money: readonly (readonly string[])[];
};

/** Whether parsed JSON is a head; the lists are held to their types, so that nothing else reaches a page. */
export function isHead(head: unknown): head is CubeHead {
  if (!isObject(head) || !isObject(head['codes']) || !isObject(head['totals'])) return false;
  const { codes, totals, units, values, breakdowns, amountCodes, periods, money } = head;
  return (
    CUBE_DIMENSIONS.every((dimension) => isListOf(codes[dimension], isCode)) &&
    ['forms', 'agencies', 'indicators', 'targets'].every((name) => isCount(totals[name])) &&
    [units, breakdowns, amountCodes, periods].every((list) => isListOf(list, isText)) &&
    isListOf(values, (value) => typeof value === 'number') &&
    isListOf(money, (list) => isListOf(list, isMoney)) &&
    (money as unknown[]).length === 2
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(list: unknown, test: (value: unknown) => boolean): boolean {
  return Array.isArray(list) && list.every(test);
}

function isText(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function isCode(value: unknown): boolean {
  return isText(value) || typeof value === 'number';
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isMoney(value: unknown): boolean {
  return typeof value === 'string' && /^-?\d{1,40}$/.test(value);
}
