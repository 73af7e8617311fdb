/** One cell of a document as the reader saw it. Text is raw: not trimmed of meaning, not normalised. */
export interface Cell {
  readonly text: string;
  /** 0-based row within the grid. */
  readonly row: number;
  /** 0-based column within the grid (for a text: the number of separators before it). */
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Where it stands: `L44`, `Sheet1!C12`, `T2R5C3`, `P3L8` (see dataset.md). */
  readonly place: string;
}

/** A table, a sheet, or the running lines of a text: rows of cells, blank cells included where the document has them. */
export interface Grid {
  readonly name: string;
  /** `table`: columns are real; `lines`: columns come from separators and may have shifted; `prose`: one cell per row. */
  readonly shape: 'table' | 'lines' | 'prose';
  readonly rows: readonly (readonly Cell[])[];
}

/** Something a reader or a form layout could not do, as data; turned into a sentence by i18n. */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly place: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A document opened: what was read, by which reader, and what could not be. */
export interface ReadDocument {
  readonly file: string;
  readonly sha256: string;
  readonly reader: 'text' | 'csv' | 'markdown' | 'html' | 'docx' | 'xlsx' | 'pdf';
  readonly encoding: string;
  readonly grids: readonly Grid[];
  readonly problems: readonly Problem[];
}
