import type { ResultRow, Value } from './engine.ts';

/** Rows as objects from columns of plain values; a repeated column name gets `:1`, `:2` … */
export function resultRows(columns: readonly string[], rows: readonly (readonly Value[])[]): ResultRow[] {
  return rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null])));
}

/** Column names made different from each other. */
export function distinctNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return count === 0 ? name : `${name}:${count}`;
  });
}

/** A number that JSON can hold; NaN and the infinities are unknown. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** A nested value that is no list (struct, map), as JSON text. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? Number(part) : part));
}
