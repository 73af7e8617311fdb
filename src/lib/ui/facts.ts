/** What the dataset of this site says about itself, in the language of a page. */
export interface DatasetFacts {
  readonly title: string;
  /** The publisher's number of this publication; null when the descriptor has none. */
  readonly version: string | null;
  /** Eight digits of a digest over its tables: other rows, other digits. */
  readonly digest: string;
  /** ISO date of the publication; null when the descriptor has none. */
  readonly date: string | null;
  /** Null when the descriptor states none: reuse is then not settled. */
  readonly licence: FactLink | null;
  /** Who answers for the data, with the page that takes reports of errors. */
  readonly publisher: FactLink | null;
}

/** A name, and the address behind it where there is one. */
export interface FactLink {
  readonly title: string;
  readonly path: string | null;
}
