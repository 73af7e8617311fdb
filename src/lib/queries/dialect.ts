import type { Dialect } from '#lib/engines/index.ts';

/** What differs between the SQL of the engines; everything else is written in the subset both understand. */
export interface Sql {
  /** A string as a literal: the only way a value enters a statement. */
  text(value: string): string;
  /** A number as a literal; a value that is not finite is written as NULL. */
  number(value: number): string;
  /** A whole number of 32 bits; NULL where it does not fit. */
  integer(expression: string): string;
  double(expression: string): string;
  /** Any value as text; NULL stays NULL. */
  string(expression: string): string;
  /** The number in a text column, NULL where the text is none. */
  parsedNumber(expression: string): string;
  /** A sum without binary rounding (money has at most six decimals), as a double. */
  exactSum(expression: string): string;
  /** The exact quantile with linear interpolation. */
  quantile(expression: string, share: number): string;
  /** Whether the text holds the part, ignoring case. */
  contains(expression: string, part: string): string;
  /** Whether a part of the text fits a regular expression of RE2. */
  matches(expression: string, pattern: string): string;
  /** A substring counted in characters, from 1. */
  part(expression: string, from: number, length: number): string;
}

const duckdb: Sql = {
  text: duckdbText,
  number: numberLiteral,
  integer: (expression) => `TRY_CAST(${expression} AS INTEGER)`,
  double: (expression) => `CAST(${expression} AS DOUBLE)`,
  string: (expression) => `CAST(${expression} AS VARCHAR)`,
  parsedNumber: (expression) => `TRY_CAST(${expression} AS DOUBLE)`,
  exactSum: (expression) => `CAST(sum(TRY_CAST(${expression} AS DECIMAL(38, 6))) AS DOUBLE)`,
  quantile: (expression, share) => `CAST(quantile_cont(${expression}, ${numberLiteral(share)}) AS DOUBLE)`,
  contains: duckdbContains,
  matches: (expression, pattern) => `regexp_matches(${expression}, ${duckdbText(pattern)})`,
  part: (expression, from, length) => `substring(${expression}, ${from}, ${length})`,
};

const clickhouse: Sql = {
  text: clickhouseText,
  number: numberLiteral,
  integer: (expression) => `toInt32(${expression})`,
  double: (expression) => `toFloat64(${expression})`,
  string: (expression) => `CAST(${expression} AS Nullable(String))`,
  parsedNumber: (expression) => `toFloat64OrNull(${expression})`,
  exactSum: (expression) => `toFloat64(sum(toDecimal128OrNull(toString(${expression}), 6)))`,
  quantile: (expression, share) => `toFloat64(quantileExactInclusive(${numberLiteral(share)})(${expression}))`,
  contains: (expression, part) => `positionCaseInsensitiveUTF8(${expression}, ${clickhouseText(part)}) > 0`,
  matches: (expression, pattern) => `match(${expression}, ${clickhouseText(pattern)})`,
  part: (expression, from, length) => `substringUTF8(${expression}, ${from}, ${length})`,
};

const DIALECTS: Readonly<Record<Dialect, Sql>> = { duckdb, clickhouse };

/** The SQL writer of a dialect. */
export function sqlFor(dialect: Dialect): Sql {
  return DIALECTS[dialect];
}

function numberLiteral(value: number): string {
  return Number.isFinite(value) ? String(value) : 'NULL';
}

/** Chinese has no case: the text is folded only for a part that has. */
function duckdbContains(expression: string, part: string): string {
  const caseless = part.toLowerCase() === part && part.toUpperCase() === part;
  if (caseless) return `contains(${expression}, ${duckdbText(part)})`;
  return `contains(lower(${expression}), lower(${duckdbText(part)}))`;
}

/** DuckDB knows no escapes in '…'; its parser ends a statement at NUL, so that character is spelled out. */
function duckdbText(value: string): string {
  const parts = value
    .toWellFormed()
    .split('\0')
    .map((part) => `'${part.replaceAll("'", "''")}'`);
  return parts.length === 1 ? parts.join('') : `(${parts.join(' || chr(0) || ')})`;
}

/** ClickHouse reads backslash escapes in '…', so the backslash is escaped first. */
function clickhouseText(value: string): string {
  const escaped = value.toWellFormed().replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\0', '\\0');
  return `'${escaped}'`;
}
