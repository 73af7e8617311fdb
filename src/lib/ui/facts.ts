/** What the dataset of this site says about itself, in the language of a page. */
export interface DatasetFacts {
  readonly title: string;
  /** The publisher's number of this publication; null when the descriptor has none. */
  readonly version: string | null;
  /** Eight digits of a digest over its tables: other rows, other digits. */
  readonly digest: string;
  /** Whether the rows were made by a program. */
  readonly isSynthetic: boolean;
}
