import type { Kind } from './record.ts';

/** The file that says where everything of the index is. */
export const MANIFEST = 'index.json';

/** What is loaded first: which file holds which terms and which records. */
export interface Manifest {
  /** The records of a kind have the numbers from `from` on, up to `to` without it. */
  readonly kinds: readonly { readonly kind: Kind; readonly from: number; readonly to: number }[];
  /** The first term of each file of terms, ascending, and the file's name. */
  readonly terms: readonly (readonly [first: string, file: string])[];
  /** The first number of each file of records, ascending, and the file's name. */
  readonly records: readonly (readonly [first: number, file: string])[];
}

/** The part of a file of terms that is read first: its terms, ascending, and how many bytes the numbers of each take. */
export interface TermHead {
  readonly terms: readonly string[];
  readonly bytes: readonly number[];
}

/** A file of records, column by column. */
export interface RecordColumns {
  readonly kind: readonly Kind[];
  readonly id: readonly string[];
  readonly title: readonly string[];
  readonly en: readonly (string | null)[];
  readonly note: readonly (string | null)[];
  readonly number: readonly (number | null)[];
  readonly initials: readonly (string | null)[];
}
