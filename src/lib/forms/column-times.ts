import { columnTime, isWhole, type ColumnTime } from './column-labels.ts';
import { withOwnScopes, type Column } from './head-columns.ts';

const PROMISES = /目标|指标|预期|计划|预计|预算/;

interface Timed {
  readonly column: Column;
  readonly time: ColumnTime;
}

/** Whether a column says what was: 上年实际, or a year before that of the form or before one that is promised. */
function isPast(
  { column, time }: Timed,
  { year, promised }: { year: number | null; promised: number | null },
): boolean {
  if (time.past) return true;
  if (time.year === null) return false;
  if (year !== null) return time.year < year;
  return promised !== null && time.year < promised && !PROMISES.test(column.label);
}

/** The part of the period a column is for; the form's own year, or the first one printed, is the whole. */
function partOf({ time }: Timed, own: number | null): string {
  return time.year !== null && time.year === own ? '' : time.part;
}

/**
 * Value columns with the time their heads name: earlier years and actual values are no targets and are left aside, quarters
 * and other years become scopes, a column for the total is the whole. `year` is the form's year, if known.
 */
export function withTimes(columns: readonly Column[], year: number | null): readonly Column[] {
  const timed = columns.flatMap((column): readonly Timed[] => {
    const time = column.role === 'value' ? columnTime(column.label) : null;
    return time ? [{ column, time }] : [];
  });
  const promised = timed.flatMap(({ column, time }) => (PROMISES.test(column.label) ? (time.year ?? []) : []));
  const context = { year, promised: promised.length > 0 ? Math.min(...promised) : null };
  const past = new Set(timed.filter((one) => isPast(one, context)).map(({ column }) => column));
  const values = columns.filter((column) => column.role === 'value');
  if (past.size === values.length) past.clear();
  const years = timed.flatMap(({ column, time }) => (past.has(column) ? [] : (time.year ?? [])));
  const own = year !== null && years.includes(year) ? year : Math.min(...years);
  const read = columns.map((column): Column => {
    if (column.role !== 'value') return column;
    if (past.has(column)) return { ...column, role: 'text', scope: '' };
    const one = timed.find((other) => other.column === column);
    if (!one) return isWhole(column.scope) ? { ...column, scope: '' } : column;
    const scope = columns.some((other) => other.scope !== '') && column.scope !== '' ? column.scope : partOf(one, own);
    return { ...column, period: column.period === 'annual' ? one.time.period : column.period, scope };
  });
  return withOwnScopes(read);
}
