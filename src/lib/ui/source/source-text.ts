/** One line of a source document, or one row of a table in it. */
export interface SourceLine {
  /** Its places as the dataset names them: `L44` for a line; one for each cell of a row (`T2R5C1`, `T2R5C2` …). */
  readonly places: readonly string[];
  readonly text: string;
}

/** A source document as it may be shown: personal data masked. */
export interface SourceText {
  readonly file: string;
  readonly lines: readonly SourceLine[];
}

/** A cell of a document as it may be shown. */
export interface SourceCell {
  readonly text: string;
  readonly place: string;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A table, a sheet or the running text of a document, as the reader saw it. */
export interface SourcePage {
  readonly name: string;
  readonly isTable: boolean;
  readonly rows: readonly (readonly SourceCell[])[];
}
