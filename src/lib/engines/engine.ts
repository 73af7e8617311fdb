import type { Dataset } from '#lib/dataset/index.ts';

/** A value in a result row: counts and sums arrive as plain numbers, never as bigint or decimal words. */
export type Value = string | number | boolean | null | readonly Value[];
export type ResultRow = Readonly<Record<string, Value>>;

export type Dialect = 'duckdb' | 'clickhouse';

/** What every page, rule and command asks of a database. Tables have the names of the dataset. */
export interface Engine {
  readonly dialect: Dialect;
  /**
   * Runs one statement and returns its rows.
   * @throws {EngineError} with the SQL text when the engine refuses it; an AbortError when `signal` fires.
   */
  query<R extends ResultRow = ResultRow>(sql: string, options?: { readonly signal?: AbortSignal }): Promise<R[]>;
  /** Replaces every table of the engine by the given dataset. */
  load(dataset: Dataset): Promise<void>;
  close(): Promise<void>;
}

/** An engine's refusal, with the statement that caused it. */
export class EngineError extends Error {
  readonly sql: string;

  constructor(message: string, sql: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EngineError';
    this.sql = sql;
  }
}
