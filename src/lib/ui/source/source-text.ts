/** One line of a source document (or one row of a table in it) with its place as the dataset names it: `L44`. */
export interface SourceLine {
  readonly place: string;
  readonly text: string;
}

/** A source document as it may be shown: personal data masked. */
export interface SourceText {
  readonly file: string;
  readonly lines: readonly SourceLine[];
}
