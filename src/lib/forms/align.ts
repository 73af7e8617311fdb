import { alignCells, type Slot } from './align-cells.ts';
import { cellType, type CellType } from './cell-types.ts';
import { isOwnClass, levelCells } from './level-cells.ts';
import type { LevelTerms } from './level-terms.ts';
import type { Piece, SheetRow } from './piece.ts';
import type { Column, Role } from './head-columns.ts';
import type { TableHead } from './table-head.ts';

/** A row of an indicator table with each of its cells put under a column of the head. */
export interface Alignment {
  readonly placed: readonly { readonly piece: Piece; readonly column: Column }[];
  readonly stray: readonly Piece[];
  /** How badly the row fits; below about 2 for a clean row. */
  readonly cost: number;
}

export interface AlignOptions {
  readonly terms: LevelTerms;
  /** Whether other rows of the table fill the symbol column. */
  readonly usesSymbol?: boolean;
}

const MISFIT = 6;

const level =
  (one: 1 | 2) =>
  (type: CellType): number => {
    if (type.combined) return 0.3;
    const [own, other] = one === 1 ? [type.level1, type.level2] : [type.level2, type.level1];
    if (own.length > 0) return 0;
    if (other.length > 0) return one === 1 ? 3 : 2.5;
    if (type.quantified || type.number || type.numbered || type.symbol || type.sentence) return 9;
    if (type.garbled) return one === 1 ? 3 : 2;
    if (/(?:指标|目标)$/.test(type.plain) && type.plain.length <= 8) return 1;
    return type.plain.length <= 10 && !type.measureName ? 3.5 : 5;
  };

const FIT: Readonly<Record<Role, (type: CellType) => number>> = {
  group: () => 9,
  index: (type) => (/^\d{1,3}(?:[.-]\d{1,2})?$/.test(type.plain) ? 0 : MISFIT + 1),
  level1: level(1),
  level2: level(2),
  levels: (type) => (type.combined || type.level1.length + type.level2.length > 0 ? 0 : level(2)(type)),
  sub(type) {
    const wrong = type.quantified || type.number || type.numbered || type.symbol || type.garbled;
    const level = type.level1.length + type.level2.length > 0;
    return 1.2 + (wrong ? MISFIT : 0) + (type.sentence ? 2 : 0) + (level ? 2.5 : 0);
  },
  name(type) {
    if (type.numbered) return 0;
    if (type.number || type.symbol || type.unit) return MISFIT;
    if (type.quantified) return type.stated ? 1 : 3;
    if (type.placeholder) return 0.6;
    if (type.garbled) return 4;
    if (type.level1.length + type.level2.length > 0) return /指标$/.test(type.plain) ? 2.6 : 1.2;
    return type.plain.length <= 4 && !type.measureName ? 1 : 0;
  },
  symbol: (type) => (type.symbol ? 0 : type.placeholder ? 1.5 : MISFIT + 1),
  value(type) {
    if (type.quantified && type.stated) return 0.2;
    if (type.quantified || type.number) return 0;
    if (type.numbered) return MISFIT;
    if (type.level1.length + type.level2.length > 0) return 3;
    if (type.symbol) return 3;
    if (type.unit) return 2.5;
    return type.measureName && type.plain.length > 4 ? 0.8 : 0.3;
  },
  unit: (type) => (type.unit ? 0 : type.placeholder ? 0.5 : type.plain.length <= 3 && !type.number ? 2 : MISFIT + 1),
  weight: (type) => (type.number || /^\d+(?:\.\d+)?[分%]$/.test(type.plain) ? 0 : type.placeholder ? 1 : MISFIT + 1),
  period: (type) => (type.period ? 0 : MISFIT + 1),
  direction: (type) => (type.direction ? 0 : MISFIT + 1),
  core: (type) => (type.yesNo ? 0 : MISFIT),
  text: (type) => (type.number || type.symbol || type.unit ? 2 : type.sentence ? 0 : 0.5),
  remark: (type) => (type.number || type.symbol || type.unit ? 2.5 : 0.6),
};

const SKIP: Readonly<Record<Role, number>> = {
  group: 0,
  index: 0,
  level1: 0,
  level2: 0,
  levels: 0,
  sub: 0,
  name: 2.2,
  symbol: 0.3,
  value: 0.9,
  unit: 0.2,
  weight: 0.3,
  direction: 0.2,
  period: 0.2,
  core: 0.2,
  text: 0,
  remark: 0,
};

function skipCost(
  column: Column,
  head: TableHead,
  { usesSymbol, labelsOnly }: { usesSymbol: boolean; labelsOnly: boolean },
): number {
  if (labelsOnly) return 0.3;
  if (column.role === 'symbol' && usesSymbol) return 1;
  if (column.role === 'name' && head.blocks > 1) return 0.8;
  return SKIP[column.role];
}

function fitCost(piece: Piece, type: CellType, column: Column): number {
  if (column.implied)
    return type.level1.length + type.level2.length > 0 || type.combined ? impliedCost(type, column) : 9;
  if (column.role === 'group') return type.plain === '' || piece.text === column.label ? 0 : groupCost(type);
  return FIT[column.role](type);
}

/** A level label where the head announces no level: only one of that level. */
function impliedCost(type: CellType, { role }: Column): number {
  const [own, other] = role === 'level1' ? [type.level1, type.level2] : [type.level2, type.level1];
  if (type.combined) return 0.4;
  const usual = role === 'level1' ? type.plain.length <= 6 : type.plain.length > 6;
  return own.length === 0 ? 9 : other.length > 0 && !usual ? 0.4 : 0.2;
}

function groupCost(type: CellType): number {
  return /(?:绩效)?(?:指标|目标)$/.test(type.plain) && type.level1.length + type.level2.length === 0 ? 1 : 9;
}

/** Levels the head has no column for: their labels may stand in rows of their own, or merged before the name. */
function impliedLevels(head: TableHead): readonly Column[] {
  const has = (...roles: readonly Role[]): boolean => head.columns.some((column) => roles.includes(column.role));
  const [first] = head.columns;
  if (!first || has('levels')) return [];
  const base = { ...first, label: '', span: 1, scope: '', implied: true } as const;
  return [
    ...(has('level1') ? [] : [{ ...base, role: 'level1' as const }]),
    ...(has('level2') ? [] : [{ ...base, role: 'level2' as const }]),
  ];
}

/** The columns a row may fill: those of the head, with two unannounced levels between level 2 and the name. */
function slotsOf(head: TableHead): readonly Column[] {
  if (head.blocks > 1) return head.columns;
  const name = head.columns.findIndex((column) => column.role === 'name');
  const before = head.columns[name - 1];
  const implied = impliedLevels(head);
  const two = implied.filter((column) => column.role === 'level2');
  const one = implied.filter((column) => column.role === 'level1');
  const at = Math.max(0, name);
  if (before?.role !== 'level2') return [...one, ...head.columns.slice(0, at), ...two, ...head.columns.slice(at)];
  const sub = { ...before, role: 'sub' as const, label: '', span: 1 };
  return [...one, ...head.columns.slice(0, name), sub, sub, ...head.columns.slice(name)];
}

/** What each column of the head costs to fill with a cell of this row or to leave empty. */
export function indicatorSlots(row: SheetRow, head: TableHead, options: AlignOptions): readonly ColumnSlot[] {
  const types = new Map(row.pieces.map((piece) => [piece, cellType(piece.text, options.terms)]));
  const hasSub = head.columns.some((column) => column.role === 'sub');
  const labelsOnly = [...types.values()].every((type) => type.level1.length + type.level2.length > 0);
  const skips = { usesSymbol: options.usesSymbol ?? false, labelsOnly };
  return slotsOf(head).map((column) => ({
    of: column,
    column: column.column,
    span: column.span,
    reached: column.role === 'name' && hasSub,
    skip: skipCost(column, head, skips),
    floating: column.role === 'sub' || column.implied === true,
    fit(piece) {
      const type = types.get(piece) as CellType;
      const cost = fitCost(piece, type, column) + acrossCost(piece, column);
      return isOwnClass({ piece, column }, type, { row, head }) ? Math.min(cost, OWN_CLASS) : cost;
    },
  }));
}

/** What a class of level 2 that is not in the vocabulary costs where it stands in its place. */
const OWN_CLASS = 0.8;

/** A label merged over the columns behind it is one of level 1 rather than of level 2, if it can be both. */
function acrossCost(piece: Piece, { role, span, implied }: Column): number {
  return role === 'level2' && !implied && piece.columnSpan > span ? 0.5 : 0;
}

interface ColumnSlot extends Slot {
  readonly of: Column;
}

/**
 * Puts the cells of a row under the columns of an indicator table: shifted cells, missing leading cells, unannounced levels
 * and noise are absorbed; see `alignCells`.
 */
export function alignRow(row: SheetRow, head: TableHead, options: AlignOptions): Alignment {
  const slots = indicatorSlots(row, head, options);
  const { cells, stray, cost } = alignCells(row, slots);
  const placed = slots.flatMap((slot, at) => {
    const piece = cells[at];
    return piece ? levelCells({ piece, column: slot.of }, options.terms) : [];
  });
  return { placed, stray, cost };
}
