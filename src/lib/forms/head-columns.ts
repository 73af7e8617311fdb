import type { Row } from '#lib/dataset/index.ts';
import type { SheetRow } from './piece.ts';
import type { Labels } from './labels.ts';

export type Period = Row<'targets'>['period'];
export type Role =
  | 'group'
  | 'level1'
  | 'level2'
  /** Both levels in one cell: 产出指标-数量指标. */
  | 'levels'
  | 'sub'
  | 'name'
  | 'symbol'
  | 'value'
  | 'unit'
  | 'weight'
  | 'direction'
  | 'core'
  | 'index'
  /** Says of each row whether its target is of the year or of the longer term. */
  | 'period'
  | 'text'
  | 'remark';

/** A column of an indicator table as its head announces it. */
export interface Column {
  readonly role: Role;
  readonly column: number;
  readonly span: number;
  readonly label: string;
  /** Of a value column. */
  readonly period: Period;
  /** Of a value column that is for one township or unit. */
  readonly scope: string;
  /** Paired tables side by side: 0 for the left block, 1 for the next; columns before them belong to all. */
  readonly block: number;
  /** A level without a column of its own: its labels stand in rows of their own or before the name. */
  readonly implied?: boolean;
}

/** Numbers the blocks of a head in which the name column occurs more than once. */
export function withBlocks(columns: readonly Column[]): readonly Column[] {
  const first = columns.find((column) => column.role === 'name');
  const starts: number[] = [];
  const opener = columns.some((column) => column.role === 'level2') ? 'level2' : 'name';
  columns.forEach((column, at) => {
    if (column.role === opener) starts.push(at);
  });
  if (!first || columns.filter((column) => column.role === 'name').length < 2 || starts.length < 2) return columns;
  return columns.map((column, at) => ({
    ...column,
    block: Math.max(0, starts.filter((start) => start <= at).length - 1),
  }));
}

function periodAbove(column: Column, above: readonly SheetRow[], labels: Labels): Period | null {
  for (const row of above) {
    const heads = row.pieces
      .map((piece) => ({ piece, field: labels.senses(piece.text).find((sense) => /^goal_/.test(sense.field))?.field }))
      .filter((head) => head.field !== undefined && head.piece.column <= column.column);
    const near = heads.at(-1)?.field;
    if (near) return near === 'goal_medium' ? 'medium_long_term' : 'annual';
  }
  return null;
}

/** Gives each block the period announced above it (中长期目标 | 年度目标), else the left one is the longer term. */
export function withBlockPeriods(
  columns: readonly Column[],
  above: readonly SheetRow[],
  labels: Labels,
): readonly Column[] {
  const blocks = Math.max(...columns.map((column) => column.block)) + 1;
  if (blocks < 2 || columns.some((column) => column.role === 'value' && column.period !== 'annual')) return columns;
  return columns.map((column) => {
    if (column.role !== 'value') return column;
    const start = columns.find((other) => other.block === column.block && other.role === 'level2') ?? column;
    return {
      ...column,
      period: periodAbove(start, above, labels) ?? (column.block === 0 ? 'medium_long_term' : 'annual'),
    };
  });
}

const LONG_TERM = /长期|中期|实施期|总目标|总体绩效指标/;

/** A table of its own for the longer term (长期绩效指标 beside or above its head) gives its plain value columns that period. */
export function withTablePeriod(columns: readonly Column[], above: readonly SheetRow[]): readonly Column[] {
  const group = columns.find((column) => column.role === 'group')?.label;
  const [near] = above;
  const heading = group ?? (near?.pieces.length === 1 ? (near.pieces[0]?.text ?? '') : '');
  const long = heading.length <= 14 && LONG_TERM.test(heading) && !/年度|本年|当年/.test(heading);
  if (!long || columns.some((column) => column.role === 'value' && column.period !== 'annual')) return columns;
  return columns.map((column) =>
    column.role === 'value' ? { ...column, period: 'medium_long_term' as const } : column,
  );
}

/** Without a column for level 3 the one for level 2 holds the names, and level 2 stands where level 1 is announced. */
export function withNameColumn(columns: readonly Column[]): readonly Column[] {
  const level2 = columns.findIndex((column) => column.role === 'level2');
  if (level2 < 0 || columns.some((column) => column.role === 'name')) return columns;
  const before = columns.find((column) => column.role === 'level1');
  return columns.flatMap((column, at) => {
    if (at !== level2) return [column];
    return [
      { ...column, column: before?.column ?? column.column, label: '' },
      { ...column, role: 'name' as const },
    ];
  });
}

/** Value columns of one block and period that no unit tells apart are told apart by their labels. */
export function withOwnScopes(columns: readonly Column[]): readonly Column[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    if (column.role !== 'value') return column;
    const keyOf = (scope: string): string => `${column.block} ${column.period} ${scope}`;
    let scope = column.scope;
    for (let count = 2; taken.has(keyOf(scope)); count++) scope = `${column.label}${count}`;
    taken.add(keyOf(scope));
    return { ...column, scope };
  });
}
