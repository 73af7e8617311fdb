import type { TableName } from './schema.ts';

/** What can be wrong with a dataset, from the file down to the cell. */
export const DATASET_PROBLEMS = [
  'archive_broken',
  'archive_limit',
  'table_missing',
  'file_unknown',
  'descriptor_invalid',
  'checksum_mismatch',
  'encoding_damaged',
  'encoding_other',
  'column_missing',
  'column_unknown',
  'column_order',
  'column_duplicate',
  'row_quotes',
  'row_cells',
  'value_required',
  'value_type',
  'value_enum',
  'value_pattern',
  'value_minimum',
  'key_duplicate',
  'reference_missing',
  'reference_refused',
] as const;
export type DatasetProblemCode = (typeof DATASET_PROBLEMS)[number];

/** Where a row stands in its file: 1-based data row (header and blank lines not counted) and 1-based line. */
export interface RowPlace {
  readonly row: number;
  readonly line: number | null;
}

/** One thing wrong with a dataset: data, not a sentence (i18n words it). What does not apply is `null`. */
export interface DatasetProblem {
  readonly code: DatasetProblemCode;
  readonly severity: 'error' | 'warning';
  readonly table: TableName | null;
  readonly file: string;
  readonly row: number | null;
  readonly line: number | null;
  readonly column: string | null;
  /** The offending text, cut to 200 characters. */
  readonly value: string | null;
  /** What should stand there: a type name, the allowed values, a pattern, a bound, `table.column` (and `:row`). */
  readonly expected: string | null;
}

const VALUE_LENGTH = 200;

/** A problem with the given parts; the rest is empty and the severity an error. */
export function datasetProblem(
  code: DatasetProblemCode,
  file: string,
  parts: Partial<Omit<DatasetProblem, 'code' | 'file'>> = {},
): DatasetProblem {
  const blank = { table: null, row: null, line: null, column: null, value: null, expected: null } as const;
  const problem: DatasetProblem = { code, severity: 'error', file, ...blank, ...parts };
  return problem.value !== null && problem.value.length > VALUE_LENGTH
    ? { ...problem, value: `${problem.value.slice(0, VALUE_LENGTH - 1)}…` }
    : problem;
}
