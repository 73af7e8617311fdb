import { foldWidth } from '#lib/text/index.ts';
import { textOf } from './column.ts';

let table: Uint16Array | undefined;

const KEPT = /[\p{L}\p{Nd}\p{Nl}%‰+]/u;

/**
 * What each UTF-16 code unit counts as when texts are compared: half-width and lower case; 0 for spaces, punctuation,
 * brackets and comparison signs, which carry no wording. Surrogates stay, so rare characters keep both halves.
 */
function foldTable(): Uint16Array {
  return (table ??= buildTable());
}

function buildTable(): Uint16Array {
  const built = new Uint16Array(0x10000);
  const all = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
  const folded = foldWidth(all.map((sign) => (sign === '\n' ? ' ' : sign)).join('\n')).split('\n');
  for (let unit = 0; unit < 0x10000; unit++) {
    const sign = folded[unit]?.toLowerCase() ?? '';
    const surrogate = unit >= 0xd800 && unit < 0xe000;
    if (surrogate) built[unit] = unit;
    else if (sign.length === 1 && KEPT.test(sign)) built[unit] = sign.charCodeAt(0);
  }
  return built;
}

const POINT = '.'.charCodeAt(0);
const WIDE_POINT = '．'.charCodeAt(0);

/** Whether a code unit is an ASCII digit. */
function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

export interface Folded {
  /** Code units that count in a comparison. */
  readonly units: Uint16Array;
  /** For each of them its place in the original text. */
  readonly places: Uint32Array;
}

/** Writes the comparable characters of a stretch into a buffer; returns where they end. */
export function foldInto(
  units: Uint16Array,
  { start, end }: { readonly start: number; readonly end: number },
  { buffer, at }: { readonly buffer: Uint16Array; readonly at: number },
): number {
  const fold = foldTable();
  let write = at;
  for (let read = start; read < end; read++) {
    const unit = units[read] ?? 0;
    const sign = fold[unit] ?? 0;
    if (sign !== 0) buffer[write++] = sign;
    else if ((unit === POINT || unit === WIDE_POINT) && read > start && read + 1 < end) {
      if (isDigit(fold[units[read - 1] ?? 0] ?? 0) && isDigit(fold[units[read + 1] ?? 0] ?? 0)) buffer[write++] = POINT;
    }
  }
  return write;
}

/** The comparable characters of a text with the place of each in the original; a decimal point between digits stays. */
export function foldText(text: string): Folded {
  const fold = foldTable();
  const units = new Uint16Array(text.length);
  const places = new Uint32Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const sign = unit === POINT || unit === WIDE_POINT ? pointAt(text, at) : (fold[unit] ?? 0);
    if (sign === 0) continue;
    units[count] = sign;
    places[count++] = at;
  }
  return { units: units.slice(0, count), places: places.slice(0, count) };
}

function pointAt(text: string, at: number): number {
  const fold = foldTable();
  const isNumber = isDigit(fold[text.charCodeAt(at - 1)] ?? 0) && isDigit(fold[text.charCodeAt(at + 1)] ?? 0);
  return isNumber ? POINT : 0;
}

/** The comparable characters of a text, as a string. */
export function foldedText(text: string): string {
  const { units } = foldText(text);
  return textOf(units, 0, units.length);
}
