/** A file of a publication. */
export interface FileRecord {
  /** Its place below the site's root, with `/` on every system. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  /** The sizes of its compressed copies; null where it has none. */
  readonly gz: number | null;
  readonly br: number | null;
}

/** A personal datum in a file that was to become public. */
export interface Hit {
  readonly file: string;
  readonly line: number;
  readonly kind: string;
  /** The datum with most of it masked, and a few characters around it. */
  readonly sample: string;
}
