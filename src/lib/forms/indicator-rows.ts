import type { Alignment } from './align.ts';
import { cellType } from './cell-types.ts';
import type { LevelTerms } from './level-terms.ts';
import type { Piece, SheetRow } from './piece.ts';
import { sharesLevel2, type Column, type Role } from './head-columns.ts';
import type { TableHead } from './table-head.ts';

/** One value cell of an indicator row, or the place of one that is blank. */
export interface ValueCell {
  readonly column: Column;
  readonly piece: Piece | null;
  /** The cell fell off the right edge of a shifted row: unknown, not blank. */
  readonly lost: boolean;
}

/** An indicator row as printed, before levels are carried. */
export interface RawRow {
  readonly row: SheetRow;
  readonly level1: Piece | null;
  readonly level2: Piece | null;
  readonly sub: readonly Piece[];
  readonly name: Piece | null;
  readonly symbol: Piece | null;
  readonly unit: Piece | null;
  readonly weight: Piece | null;
  readonly direction: Piece | null;
  /** Says whether the target is of the year or of the longer term. */
  readonly period: Piece | null;
  readonly remark: Piece | null;
  readonly texts: readonly Piece[];
  readonly group: Piece | null;
  /** Level labels repeated for a paired block that is blank in this row. */
  readonly repeated: readonly Piece[];
  /** Whole cells this row shares with others: it has one line of each. */
  readonly shared: readonly Piece[];
  readonly values: readonly ValueCell[];
  readonly stray: readonly Piece[];
  /** Number of columns by which the row stands left (negative) or right of its head. */
  readonly shift: number;
  readonly cost: number;
  readonly block: number;
}

function pieceAt(placed: Alignment['placed'], role: Role): Piece | null {
  return placed.find((cell) => cell.column.role === role)?.piece ?? null;
}

/** Of two symbol columns (≥ in one, 定量 in the other) the sign counts. */
function symbolOf(placed: Alignment['placed']): Piece | null {
  const pieces = placed.filter((cell) => cell.column.role === 'symbol').map((cell) => cell.piece);
  return pieces.find((piece) => /[≥≤<>=＞＜＝≧≦⩾⩽]/.test(piece.text)) ?? pieces[0] ?? null;
}

/** Of several columns of weights (one for each level) the one behind the name is the indicator's own. */
function weightOf(placed: Alignment['placed']): Piece | null {
  const weights = placed.filter((cell) => cell.column.role === 'weight');
  const name = placed.findIndex((cell) => cell.column.role === 'name');
  const behind = weights.find((cell) => placed.indexOf(cell) > name);
  return (behind ?? weights.at(-1))?.piece ?? null;
}

function shiftOf(placed: Alignment['placed']): number {
  const shifts = placed
    .filter((cell) => cell.column.role !== 'sub' && cell.column.role !== 'group')
    .map((cell) => cell.piece.column - cell.column.column);
  return shifts.at(-1) ?? 0;
}

function valueCells(row: SheetRow, columns: readonly Column[], placed: Alignment['placed']): readonly ValueCell[] {
  const shift = shiftOf(placed);
  return columns
    .filter((column) => column.role === 'value')
    .map((column) => {
      const piece = placed.find((cell) => cell.column === column)?.piece ?? null;
      const off = !row.exact && shift > 0 && column.column + shift >= row.width;
      return { column, piece, lost: piece === null && off };
    });
}

/** The rows an aligned line stands for: one per block that has a name or a value, or one if only levels are printed. */
export function rawRows(row: SheetRow, head: TableHead, alignment: Alignment): readonly RawRow[] {
  const blocks = Array.from({ length: head.blocks }, (_, block) => block);
  const shared: ReadonlySet<Role> = new Set(sharesLevel2(head.columns) ? ['level1', 'level2'] : ['level1']);
  const of = (block: number): RawRow => {
    const own = alignment.placed.filter((cell) => cell.column.block === block || shared.has(cell.column.role));
    return {
      row,
      level1: pieceAt(own, 'level1'),
      level2: pieceAt(own, 'level2'),
      sub: own.filter((cell) => cell.column.role === 'sub').map((cell) => cell.piece),
      name: pieceAt(own, 'name'),
      symbol: symbolOf(own),
      unit: pieceAt(own, 'unit'),
      weight: weightOf(own),
      direction: pieceAt(own, 'direction'),
      period: pieceAt(own, 'period'),
      remark: pieceAt(own, 'remark'),
      texts: own.filter((cell) => cell.column.role === 'text' || cell.column.role === 'core').map((cell) => cell.piece),
      group: pieceAt(alignment.placed, 'group'),
      values: valueCells(
        row,
        head.columns.filter((column) => column.block === block),
        own,
      ),
      repeated: [],
      shared: [],
      stray: block === 0 ? alignment.stray : [],
      shift: shiftOf(alignment.placed),
      cost: alignment.cost,
      block,
    };
  };
  const all = blocks.map(of);
  const filled = mergeBlocks(all).filter(
    (raw) => raw.name !== null || raw.values.some((value) => value.piece !== null),
  );
  const labelled = all.filter((raw) => raw.level2 !== null).slice(-1);
  const [first, ...others] = filled.length > 0 ? filled : labelled.length > 0 ? labelled : all.slice(-1);
  const kept = first ? [first, ...others] : [];
  const used = new Set(kept.flatMap((raw) => [raw.level1, raw.level2]));
  const spare = all.flatMap((raw) => (raw.level2 && !used.has(raw.level2) ? [raw.level2] : []));
  return kept.map((raw, at) => (at === 0 ? { ...raw, repeated: [...raw.repeated, ...spare] } : raw));
}

/** Paired blocks that name the same indicator in one row are one indicator with a value for each period. */
function mergeBlocks(rows: readonly RawRow[]): readonly RawRow[] {
  const merged: RawRow[] = [];
  for (const raw of rows) {
    const periods = new Set(raw.values.map((value) => value.column.period));
    const same = merged.findIndex(
      (other) =>
        raw.name !== null &&
        other.name?.text === raw.name.text &&
        !other.values.some((value) => periods.has(value.column.period)),
    );
    const first = merged[same];
    if (!first || !raw.name) merged.push(raw);
    else {
      const repeated = [raw.name, ...(raw.level2 && raw.level2 !== first.level2 ? [raw.level2] : [])];
      merged[same] = {
        ...first,
        values: [...first.values, ...raw.values],
        repeated: [...first.repeated, ...repeated],
      };
    }
  }
  return merged;
}

/** Whether most rows of a table fill the symbol column; a row without one then fits badly. */
export function usesSymbol(rows: readonly SheetRow[], head: TableHead, terms: LevelTerms): boolean {
  if (!head.columns.some((column) => column.role === 'symbol')) return false;
  const filled = rows.filter((row) => row.pieces.some((piece) => cellType(piece.text, terms).symbol));
  return filled.length * 2 > rows.length;
}
