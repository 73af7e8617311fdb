import type { ParamMatcher } from '@sveltejs/kit';

/** The formats of a record's files. */
export const match = ((param: string): param is 'csv' | 'xlsx' | 'parquet' | 'json' =>
  ['csv', 'xlsx', 'parquet', 'json'].includes(param)) satisfies ParamMatcher;
