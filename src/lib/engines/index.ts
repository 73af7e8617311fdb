import type { DatabaseFile } from './duckdb-wasm-file.ts';
import type { DuckdbEngine } from './duckdb.ts';
import type { DuckdbWasmOptions } from './duckdb-wasm.ts';

export type { CsvSource } from './csv-source.ts';
export type { DatabaseFile } from './duckdb-wasm-file.ts';
export type { DuckdbEngine } from './duckdb.ts';
export type { QueryResult } from './duckdb-session.ts';
export type { DownloadProgress, DuckdbWasmOptions } from './duckdb-wasm.ts';
export { tableStatements } from './duckdb-tables.ts';
export { type Dialect, type Engine, EngineError, type ResultRow, type Value } from './engine.ts';
export { cachedEngine, QueryCache } from './query-cache.ts';
export { ReadQueryError, readQuery, type ReadResult, type RefusalCode } from './read-query.ts';

/** DuckDB for the browser. Its code is fetched here, its program (34 MB) at the first query or `start`. */
export async function openBrowserEngine(options: DuckdbWasmOptions = {}): Promise<DuckdbEngine> {
  const { openDuckdbWasm } = await import('./duckdb-wasm.ts');
  return openDuckdbWasm(options);
}

/** Writes a dataset as a database file of this browser that an engine attaches, and asks of it; see `DatabaseFile`. */
export async function writeBrowserDatabase<T>(file: DatabaseFile<T>, options: DuckdbWasmOptions = {}): Promise<T> {
  const { writeDatabaseFile } = await import('./duckdb-wasm-file.ts');
  return writeDatabaseFile(file, options);
}
