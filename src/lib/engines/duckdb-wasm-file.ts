import type { TableName } from '#lib/dataset/index.ts';
import type { CsvSource } from './csv-source.ts';
import { type DuckdbEngine, duckdbEngine } from './duckdb.ts';
import { writeDatabase } from './duckdb-fill.ts';
import { type DuckdbWasmOptions, openSession } from './duckdb-wasm.ts';

/** A database file to be written in the browser's private file system. */
export interface DatabaseFile<T> {
  /** The CSV file of each table, as for `loadCsv`. */
  readonly files: ReadonlyMap<TableName, CsvSource>;
  /** Where to; what is there is lost. Nobody else can open it meanwhile. */
  readonly to: FileSystemFileHandle;
  /** What is asked of the written file before its writer is closed. */
  readonly ask: (engine: DuckdbEngine) => Promise<T>;
  readonly signal?: AbortSignal;
}

/**
 * Writes a dataset as a database file that `attach` takes, in a DuckDB of its own, and asks that one of it.
 * @throws {EngineError} when it cannot be written or read again; an AbortError when `signal` fires
 */
export async function writeDatabaseFile<T>(
  { files, to, ask, signal }: DatabaseFile<T>,
  options: DuckdbWasmOptions = {},
): Promise<T> {
  const session = await openSession(options);
  const name = 'written.duckdb';
  try {
    await writeDatabase(session, { path: await session.addDatabase(name, to), files }, signal);
    await session.removeFile(name);
    const engine = duckdbEngine(() => Promise.resolve(session));
    await engine.attach(await to.getFile());
    return await ask(engine);
  } finally {
    await session.close();
  }
}
