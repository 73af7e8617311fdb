import { cellType, type CellType } from './cell-types.ts';
import type { Column, Role } from './head-columns.ts';
import type { LevelTerms } from './level-terms.ts';
import type { SheetRow } from './piece.ts';
import type { TableHead } from './table-head.ts';

const MOST = 0.6;

/** Where the columns below a head cell end: at the next head, or at the widest row. */
function endOf(column: Column, head: TableHead, rows: readonly SheetRow[]): number {
  const next = head.columns.filter((other) => other.column > column.column).map((other) => other.column);
  const right = rows.flatMap((row) => row.pieces.map((piece) => piece.column + 1));
  return Math.min(...next, Math.max(column.column + column.span, ...right));
}

function roleAt(at: number, rows: readonly SheetRow[], terms: LevelTerms): Role | null {
  const cells = rows.flatMap((row) => row.pieces.filter((piece) => piece.column === at));
  const types = cells.map((piece) => cellType(piece.text, terms));
  const share = (test: (type: CellType) => boolean): number =>
    types.length < 2 ? 0 : types.filter(test).length / types.length;
  if (share((type) => type.symbol) >= MOST) return 'symbol';
  if (share((type) => type.unit && !type.quantified) >= MOST) return 'unit';
  return types.length >= 2 ? 'value' : null;
}

function spreadOf(column: Column, head: TableHead, { rows, terms }: Below): readonly Column[] {
  const own = { ...column, span: 1 };
  const parts: Column[] = [];
  for (let at = column.column; at < endOf(column, head, rows); at++) {
    const role = roleAt(at, rows, terms);
    if (role) parts.push({ ...own, column: at, role, scope: role === 'value' ? column.scope : '' });
  }
  const values = parts.filter((part) => part.role === 'value');
  return values.length === 1 && parts.length > 1 ? parts : [column];
}

interface Below {
  readonly rows: readonly SheetRow[];
  readonly terms: LevelTerms;
}

/** A head over several columns of values without heads of their own (指标值 over ≥ | 95 | %) as a column for each. */
export function withSpreadValues(head: TableHead, rows: readonly SheetRow[], terms: LevelTerms): TableHead {
  if (head.blocks > 1) return head;
  const below = { rows: rows.filter((row) => row.pieces.length > 2), terms };
  const columns = head.columns.flatMap((column) =>
    column.role === 'value' ? spreadOf(column, head, below) : [column],
  );
  return columns.length === head.columns.length ? head : { ...head, columns };
}
