import { cellType } from './cell-types.ts';
import type { Column } from './head-columns.ts';
import type { RawRow, ValueCell } from './indicator-rows.ts';
import { cutPiece } from './items.ts';
import type { LevelTerms } from './level-terms.ts';
import type { Piece } from './piece.ts';
import { targetStart } from './target-start.ts';

/** A row whose name cell also says the target, as name and value of its own. */
export interface StatedRow {
  readonly raw: RawRow;
  /** The cell as printed. */
  readonly printed: Piece | null;
}

function valueColumn(name: Piece): Column {
  const { column, columnSpan: span } = name;
  return { role: 'value', column, span, label: '', period: 'annual', scope: '', block: 0 };
}

const MEASURED = /[\d一二三四五六七八九十]/;

/** The value cell the target goes to: the first of the year, or a new one where the table has no column for values. */
function withValue(raw: RawRow, name: Piece, value: Piece): readonly ValueCell[] {
  const at = raw.values.findIndex(({ column }) => column.period === 'annual');
  if (raw.values.length === 0) return [{ column: valueColumn(name), piece: value, lost: false }];
  return raw.values.map((cell, place) => (place === Math.max(0, at) ? { ...cell, piece: value, lost: false } : cell));
}

/**
 * Name and target of a row in which one cell holds both (培训人次≥500) and no value is printed: beside it, or because the table
 * has no column for values. Beside a blank value a mere quality stays part of the name. A sentence that cannot be cut stands
 * as a whole for both.
 */
export function withStatedTarget(raw: RawRow, terms: LevelTerms): StatedRow {
  const { name } = raw;
  const none = { raw, printed: null };
  if (!name || raw.values.some((value) => value.piece !== null)) return none;
  const start = targetStart(name.text);
  if (start === null) {
    if (raw.values.length > 0 && !cellType(name.text, terms).quantified) return none;
    return { raw: { ...raw, values: withValue(raw, name, name) }, printed: name };
  }
  if (raw.values.length > 0 && !MEASURED.test(name.text.slice(start))) return none;
  const cut = name.text.slice(0, start).trimEnd().length;
  const value = cutPiece(name, [start, name.text.length], name.column);
  const own = cutPiece(name, [0, cut], name.column);
  return { raw: { ...raw, name: own, values: withValue(raw, name, value) }, printed: name };
}
