/** The kinds of record with pages and files of their own. */
export type RecordKind = 'agencies' | 'regions' | 'forms';

/** The formats a record's page can be taken away in, in the order shown. */
export const RECORD_FORMATS = ['csv', 'xlsx', 'parquet', 'json'] as const;
export type RecordFormat = (typeof RECORD_FORMATS)[number];

/** The media type and the name of each format. */
export const FORMATS: Readonly<Record<RecordFormat, { readonly mediaType: string; readonly name: string }>> = {
  csv: { mediaType: 'text/csv', name: 'CSV' },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: 'Excel' },
  parquet: { mediaType: 'application/vnd.apache.parquet', name: 'Parquet' },
  json: { mediaType: 'application/json', name: 'JSON' },
};

/** The path of a record's file from the root of the site: the same in both languages. */
export function recordFile(kind: RecordKind, id: string, format: RecordFormat): string {
  return `/${kind}/${encodeURIComponent(id)}/data.${format}`;
}

/** Where the whole dataset is described. */
export const DESCRIPTOR_FILE = '/dataset/datapackage.json';
