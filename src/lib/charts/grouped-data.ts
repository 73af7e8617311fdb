/** How a number of a group is written. */
export type GroupedFormat = 'count' | 'mean' | 'wan' | 'share' | 'value';

/** One number every row has. */
export interface GroupedColumn {
  readonly key: string;
  readonly title: string;
  readonly format: GroupedFormat;
}

/** One group, or one group in one column of small multiples. */
export interface GroupedRow {
  readonly group: string;
  readonly column: string | null;
  /** Code of the group; null where it is unknown, undefined where it cannot be chosen. */
  readonly code?: string | number | null;
  /** The agency the group is, where it is one. */
  readonly agencyId?: string | null;
  /** By key of the columns; null where unknown or not said of so few. */
  readonly numbers: Readonly<Record<string, number | null>>;
}

/** Groups with their numbers, named in the reader's language: rows of the table and marks of the picture. */
export interface Grouped {
  /** One bar of one number, a bar in parts, or a middle half with its median. */
  readonly form: 'bars' | 'parts' | 'spread';
  readonly groupTitle: string;
  readonly columnTitle: string | null;
  readonly columns: readonly GroupedColumn[];
  /** Keys of what is drawn: one for bars; the parts; minimum, lower quartile, median, upper quartile, maximum. */
  readonly drawn: readonly string[];
  readonly rows: readonly GroupedRow[];
  /** Of values: whether they are fractions of a rate, and else their unit. */
  readonly isRate: boolean;
  readonly unit: string | null;
}
