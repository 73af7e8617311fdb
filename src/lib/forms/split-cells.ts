import { cellType } from './cell-types.ts';
import { isNumbered } from './indicator-name.ts';
import type { RawRow } from './indicator-rows.ts';
import type { LevelTerms } from './level-terms.ts';
import type { Part, Piece } from './piece.ts';

/** The lines of a cell; of a cell on one line the stretches between semicolons. */
function partsOf(piece: Piece | null): readonly Part[] {
  const parts = piece?.parts ?? [];
  const [only, other] = parts;
  if (!only || other) return parts;
  const texts = only.text.split(/[；;]/).map((text) => text.trim());
  return texts.filter((text) => text !== '').map((text) => ({ ...only, text }));
}

/** A row of a cell with several lines: one line of it. */
function lineOf(piece: Piece, at: number): Piece | null {
  const part = partsOf(piece)[at];
  return part ? { ...piece, text: part.text, parts: [part] } : null;
}

function isShort(text: string, terms: LevelTerms): boolean {
  const type = cellType(text.replace(/^\s*(?:[(（]?\d{1,2}[)）、]|\d{1,2}[.．](?!\d)|[①-⑩])\s*/, ''), terms);
  return type.quantified || type.number || type.placeholder || type.plain.length <= 6;
}

/**
 * A row whose name cell lists several indicators, one per line, and whose value cells have as many lines, as one row per
 * line; any other row stays as it is. Lines must be numbered or read like names of measures, so that wrapped text is left alone.
 */
export function splitLines(raw: RawRow, terms: LevelTerms): readonly RawRow[] {
  const names = partsOf(raw.name);
  const values = raw.values.flatMap((value) => value.piece ?? []);
  if (!raw.name || names.length < 2 || values.length === 0) return [raw];
  const sameCount = values.every((piece) => partsOf(piece).length === names.length);
  const listed =
    names.every((part) => isNumbered(part.text)) || names.every((part) => cellType(part.text, terms).measureName);
  const short = values.every((piece) => partsOf(piece).every((part) => isShort(part.text, terms)));
  if (!sameCount || !listed || !short) return [raw];
  const shared = [raw.name, ...values, raw.symbol, raw.unit].filter((piece) => piece !== null);
  return names.map((_, at) => ({
    ...raw,
    level1: at === 0 ? raw.level1 : null,
    level2: at === 0 ? raw.level2 : null,
    name: raw.name ? lineOf(raw.name, at) : null,
    values: raw.values.map((value) => ({ ...value, piece: value.piece ? lineOf(value.piece, at) : null })),
    symbol: raw.symbol && partsOf(raw.symbol).length === names.length ? lineOf(raw.symbol, at) : raw.symbol,
    unit: raw.unit && partsOf(raw.unit).length === names.length ? lineOf(raw.unit, at) : raw.unit,
    repeated: at === 0 ? raw.repeated : [],
    shared: at === 0 ? shared : [],
    stray: at === 0 ? raw.stray : [],
  }));
}
