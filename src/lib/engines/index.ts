export type { CsvSource } from './csv-source.ts';
export type { DuckdbEngine, QueryResult } from './duckdb.ts';
export { type Dialect, type Engine, EngineError, type ResultRow, type Value } from './engine.ts';
