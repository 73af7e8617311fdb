import type { ResolvedPathname } from '$app/types';

/** One column of a data table: what a row shows there, how it sorts, where it leads. */
export interface Column<R> {
  readonly key: string;
  readonly label: string;
  /** The text of the cell; the caller words what is unknown. */
  readonly text: (row: R) => string;
  /** What the column sorts by; without it the column cannot be sorted. `null` stands last in both directions. */
  readonly sort?: (row: R) => number | string | null;
  readonly href?: (row: R) => ResolvedPathname | null;
  /** A second, quieter line below the text; empty for none. */
  readonly note?: (row: R) => string;
  readonly numeric?: boolean;
  /** Whether the cell names its row (a row header). */
  readonly isHeader?: boolean;
}

export interface Order {
  readonly key: string;
  readonly descending: boolean;
}

/** The rows in the order of a column; rows without a value stand last. Text sorts by the locale's collation. */
export function sortedRows<R>(rows: readonly R[], column: Column<R> | undefined, order: Order & { tag: string }): R[] {
  const sort = column?.sort;
  if (sort === undefined) return [...rows];
  const collator = new Intl.Collator(order.tag, { numeric: true });
  const sign = order.descending ? -1 : 1;
  return [...rows].sort((left, right) => {
    const a = sort(left);
    const b = sort(right);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * collator.compare(String(a), String(b));
  });
}
