import type { CellType } from './cell-types.ts';
import type { Column } from './head-columns.ts';
import { cutPiece } from './items.ts';
import type { LevelTerms } from './level-terms.ts';
import type { Piece, SheetRow } from './piece.ts';
import type { TableHead } from './table-head.ts';

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

const DITTO = /^(?:同上|同前|同左|[〃″]+)$/;
const LONGEST_CLASS = 12;

/** Whether a cell is a class the agency made itself (三公经费): it stands under level 2, and another cell under the name. */
export function isOwnClass(
  { piece, column }: PlacedCell,
  type: CellType,
  { row, head }: { row: SheetRow; head: TableHead },
): boolean {
  if (column.role !== 'level2' || column.implied || piece.column !== column.column) return false;
  if (type.quantified || type.number || type.numbered || type.symbol || type.unit || type.placeholder) return false;
  if (type.garbled || type.stated || type.sentence || DITTO.test(type.plain)) return false;
  const name = head.columns.find((other) => other.role === 'name' && other.block === column.block);
  const named = name !== undefined && name !== column && row.pieces.some((other) => other.column === name.column);
  return named && type.plain.length <= LONGEST_CLASS;
}
