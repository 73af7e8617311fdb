import { cellType } from './cell-types.ts';
import { isNumbered } from './indicator-name.ts';
import type { RawRow } from './indicator-rows.ts';
import type { LevelTerms } from './level-terms.ts';
import type { Piece } from './piece.ts';

/** A row of a cell with several lines: one line of it. */
function lineOf(piece: Piece, at: number): Piece | null {
  const part = piece.parts[at];
  return part ? { ...piece, text: part.text, parts: [part] } : null;
}

function isShort(text: string, terms: LevelTerms): boolean {
  const type = cellType(text, terms);
  return type.quantified || type.number || type.placeholder || type.plain.length <= 6;
}

/**
 * A row whose name cell lists several indicators, one per line, and whose value cells have as many lines, as one row per
 * line; any other row stays as it is. Lines must be numbered or read like names of measures, so that wrapped text is left alone.
 */
export function splitLines(raw: RawRow, terms: LevelTerms): readonly RawRow[] {
  const names = raw.name?.parts ?? [];
  const values = raw.values.flatMap((value) => value.piece ?? []);
  if (!raw.name || names.length < 2 || values.length === 0) return [raw];
  const sameCount = values.every((piece) => piece.parts.length === names.length);
  const listed =
    names.every((part) => isNumbered(part.text)) || names.every((part) => cellType(part.text, terms).measureName);
  const short = values.every((piece) => piece.parts.every((part) => isShort(part.text, terms)));
  if (!sameCount || !listed || !short) return [raw];
  const shared = [raw.name, ...values, raw.symbol, raw.unit].filter((piece) => piece !== null);
  return names.map((_, at) => ({
    ...raw,
    level1: at === 0 ? raw.level1 : null,
    level2: at === 0 ? raw.level2 : null,
    name: raw.name ? lineOf(raw.name, at) : null,
    values: raw.values.map((value) => ({ ...value, piece: value.piece ? lineOf(value.piece, at) : null })),
    symbol: raw.symbol?.parts.length === names.length ? lineOf(raw.symbol, at) : raw.symbol,
    unit: raw.unit?.parts.length === names.length ? lineOf(raw.unit, at) : raw.unit,
    repeated: at === 0 ? raw.repeated : [],
    shared: at === 0 ? shared : [],
    stray: at === 0 ? raw.stray : [],
  }));
}
