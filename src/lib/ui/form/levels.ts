import type { IndicatorRecord } from './record.ts';

/** How many rows a level cell covers when it starts at this row; 0 where a cell above covers it. */
export interface LevelSpan {
  readonly level1: number;
  readonly level2: number;
}

/** The spans of the level cells, as the merged cells of a printed form: equal neighbours share one. */
export function levelSpans(rows: readonly IndicatorRecord[]): LevelSpan[] {
  const first = rows.map((row) => `${row.level1 ?? ''}|${row.level1_label ?? ''}`);
  const second = rows.map((row, index) => `${first[index] ?? ''}|${row.level2 ?? ''}|${row.level2_label ?? ''}`);
  return rows.map((_, index) => ({ level1: runFrom(first, index), level2: runFrom(second, index) }));
}

function runFrom(keys: readonly string[], start: number): number {
  if (start > 0 && keys[start - 1] === keys[start]) return 0;
  const end = keys.findIndex((key, index) => index > start && key !== keys[start]);
  return (end === -1 ? keys.length : end) - start;
}
