/** How much one document may cost. Reaching a limit ends the reading with a `limit_reached` problem; what was read stays. */
export interface Limits {
  /** Bytes of one file, or of one archive, after unpacking. */
  readonly expandedBytes: number;
  /** Unpacked bytes per packed byte, tested once 32 MB are unpacked: deflate ends at 1032, honest XML at about 100. */
  readonly expansionRatio: number;
  /** Entries of a zip container. */
  readonly entries: number;
  /** Cells of all grids together, lines of running text included. */
  readonly cells: number;
  /** Columns of one table; a sheet has at most 16,384. */
  readonly columns: number;
  readonly pages: number;
  readonly sheets: number;
  /** Nesting of elements in html and XML, of tables in tables. */
  readonly depth: number;
}

/** Limits that leave room for a 50 MB workbook and stop a zip bomb within a second or two. */
export const DEFAULT_LIMITS: Limits = {
  expandedBytes: 768 << 20,
  expansionRatio: 200,
  entries: 20_000,
  cells: 3_000_000,
  columns: 16_384,
  pages: 2_000,
  sheets: 1_000,
  depth: 512,
};

/** What a caller may ask of a reader besides the document itself. */
export interface ReadOptions {
  readonly limits?: Partial<Limits>;
  /** Told now and then how much of the document is read, as a share between 0 and 1. */
  readonly onProgress?: (share: number) => void;
  /** Ends the reading between two parts (pages, sheets, blocks of a sheet); the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** The limits in force: the defaults with the caller's changes. */
export function limitsOf(options?: ReadOptions): Limits {
  return { ...DEFAULT_LIMITS, ...options?.limits };
}
