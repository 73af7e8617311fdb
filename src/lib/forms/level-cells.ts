import type { Column } from './head-columns.ts';
import { cutPiece } from './items.ts';
import type { LevelTerms } from './level-terms.ts';
import type { Piece } from './piece.ts';

/** A cell under its column. */
export interface PlacedCell {
  readonly piece: Piece;
  readonly column: Column;
}

/** The cells of a column of levels as cells of level 1 and level 2: 产出指标-数量指标 is both. */
export function levelCells({ piece, column }: PlacedCell, terms: LevelTerms): readonly PlacedCell[] {
  if (!/^level/.test(column.role)) return [{ piece, column }];
  const one = { ...column, role: 'level1' as const };
  const two = { ...column, role: 'level2' as const };
  const pair = terms.both(piece.text);
  if (pair) {
    return [
      { piece: cutPiece(piece, pair.level1, piece.column), column: one },
      { piece: cutPiece(piece, pair.level2, piece.column), column: two },
    ];
  }
  if (column.role !== 'levels') return [{ piece, column }];
  const first = terms.codes(1, piece.text).length > 0 && terms.codes(2, piece.text).length === 0;
  return [{ piece, column: first ? one : two }];
}
