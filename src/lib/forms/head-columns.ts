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

/** Whether a name and what belongs to it are announced again as they are (三级指标 | 指标值 | 三级指标 | 指标值). */
function repeatsNames(columns: readonly Column[]): boolean {
  const starts = columns.flatMap((column, at) => (column.role === 'name' ? [at] : []));
  const blocks = starts.map((start, at) => columns.slice(start, starts[at + 1]));
  const [first, ...others] = blocks.map((block) => block.map((column) => `${column.role} ${column.label}`).join('|'));
  return others.every((block) => block === first) && blocks[0]?.some((column) => column.role === 'value') === true;
}

/** Numbers the blocks of a head in which the name column occurs more than once. */
export function withBlocks(columns: readonly Column[]): readonly Column[] {
  const first = columns.find((column) => column.role === 'name');
  const starts: number[] = [];
  const leveled = columns.filter((column) => column.role === 'level2').length;
  const opener = leveled > 1 || (leveled === 1 && !repeatsNames(columns)) ? 'level2' : 'name';
  columns.forEach((column, at) => {
    if (column.role === opener) starts.push(at);
  });
  if (!first || columns.filter((column) => column.role === 'name').length < 2 || starts.length < 2) return columns;
  return columns.map((column, at) => ({
    ...column,
    block: Math.max(0, starts.filter((start) => start <= at).length - 1),
  }));
}

/** Whether the blocks of a head stand behind one level 2: they are indicators side by side, not one table for each period. */
export function sharesLevel2(columns: readonly Column[]): boolean {
  const blocks = new Set(columns.map((column) => column.block)).size;
  return blocks > 1 && columns.filter((column) => column.role === 'level2').length === 1;
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
  const paired = sharesLevel2(columns);
  const opener = paired ? 'name' : 'level2';
  const periods = Array.from({ length: blocks }, (_, block) => {
    const start = columns.find((other) => other.block === block && other.role === opener);
    return periodAbove(start ?? (columns.find((other) => other.block === block) as Column), above, labels);
  });
  if (paired && new Set(periods).size < blocks) return columns;
  return columns.map((column) => {
    if (column.role !== 'value') return column;
    const period = periods[column.block] ?? (column.block === 0 ? 'medium_long_term' : 'annual');
    return { ...column, period };
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
