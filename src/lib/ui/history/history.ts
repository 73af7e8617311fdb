/** How many rows of a table came, went and changed. */
export interface Counts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** A row's key and what names it: `agency`, `fiscal_year`, `form`, `form_id`, `name`, `text`. */
export type NamedRow = Readonly<Record<string, string | null>>;

export type Fields = Readonly<Record<string, { readonly from: string | null; readonly to: string | null }>>;

/** What became of a table between two publications. */
export interface TableHistory {
  readonly counts: Counts;
  readonly added: readonly NamedRow[];
  readonly removed: readonly NamedRow[];
  readonly changed: readonly { readonly row: NamedRow; readonly fields: Fields }[];
}

export const TABLES_FOLLOWED = ['agencies', 'forms', 'amounts', 'indicators', 'targets'] as const;
export type Followed = (typeof TABLES_FOLLOWED)[number];

/** A publication of the dataset; a table that was not followed yet is absent. */
export interface Publication {
  readonly id: string;
  readonly date: string;
  readonly counts: Readonly<Partial<Record<Followed, Counts>>> | null;
}

/** The publications as the command writes them, the newest first, and what the newest changed row by row. */
export interface PublishedHistory {
  readonly versions: readonly Publication[];
  readonly changes: Readonly<Partial<Record<Followed, TableHistory>>> | null;
}

export type Way = 'added' | 'removed' | 'changed';

/** One row that came, went or changed within a record. */
export interface HistoryLine {
  readonly table: Followed;
  readonly way: Way;
  readonly name: string;
  /** What differs in a changed row; null in one that came or went. */
  readonly fields: Fields | null;
}

/** An agency or a form and what became of it. */
export interface RecordHistory {
  readonly kind: 'agencies' | 'forms';
  readonly id: string;
  /** Whether the whole record came or went, or something in it. */
  readonly way: Way;
  readonly title: string;
  /** The agency and the year of a form. */
  readonly about: string;
  readonly lines: readonly HistoryLine[];
  /** Lines that are in the file of the version only. */
  readonly more: number;
}

/** What the page of publications shows. */
export interface History {
  readonly versions: readonly Publication[];
  /** What the newest changed, record by record; null for the first publication. */
  readonly records: readonly RecordHistory[] | null;
  /** Records that are in the file of the version only. */
  readonly more: number;
}
