/** A file of the sample as the site serves it. */
export interface DatasetFile {
  readonly name: string;
  readonly bytes: number;
  /** Rows in it; null for a file that is no table. */
  readonly rows: number | null;
}

export const FILE_GROUPS = ['whole', 'csv', 'parquet', 'pages'] as const;
type FileGroup = (typeof FILE_GROUPS)[number];

const WHOLE = /^(?:duibiao\.[a-z]+|datapackage\.json)$/;

/** What a file is for: all tables in one, one table in a format, or what the pages count and read with. */
export function groupOf(name: string): FileGroup {
  if (WHOLE.test(name)) return 'whole';
  if (name.endsWith('.csv')) return 'csv';
  return name.endsWith('.parquet') ? 'parquet' : 'pages';
}
