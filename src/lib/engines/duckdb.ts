import { type Dataset, type TableName, writeDataset } from '#lib/dataset/index.ts';
import { csvBytes, csvShape, type CsvSource } from './csv-source.ts';
import { createTable, dropTable, literal, TABLE_NAMES } from './duckdb-tables.ts';
import { type Engine, EngineError, type ResultRow } from './engine.ts';
import { SerialQueue, throwIfAborted } from './serial-queue.ts';

/** A result with its columns, which stand even when there is no row. */
export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly ResultRow[];
}

/** What DuckDB offers beyond every engine. */
export interface DuckdbEngine extends Engine {
  /** Runs one or more statements and returns the last one's columns and rows; errors as `query`. */
  run(sql: string, options?: { readonly signal?: AbortSignal }): Promise<QueryResult>;
  /** Replaces every table by these CSV files (UTF-8, valid); a table without a file is empty. Rows are not checked. */
  loadCsv(files: ReadonlyMap<TableName, CsvSource>): Promise<void>;
  /** Replaces every table by those of a DuckDB database file, attached read-only. */
  attach(database: Uint8Array): Promise<void>;
  /** Starts the database if it is not running; queries start it as well. */
  start(): Promise<void>;
}

/** One running database with one connection, as an engine drives it. */
export interface DuckdbSession {
  execute(sql: string): Promise<QueryResult>;
  /** Asks the statement that is running to stop; it rejects. Called again until it has. */
  interrupt(): void;
  /** Makes bytes readable for SQL and returns the path under which they are. Takes the buffer away. */
  addFile(name: string, bytes: Uint8Array): Promise<string>;
  removeFile(name: string): Promise<void>;
  /** Whether the database is unusable after this error. */
  isLost(error: unknown): boolean;
  close(): Promise<void>;
}

/** An engine on sessions that `open` gives: opened once when first needed, opened again and refilled after a crash. */
export function duckdbEngine(open: () => Promise<DuckdbSession>): DuckdbEngine {
  const queue = new SerialQueue();
  let opening: Promise<DuckdbSession> | null = null;
  let fill: Fill | null = null;
  let isClosed = false;

  const session = (): Promise<DuckdbSession> => {
    if (isClosed) throw new EngineError('the engine is closed', '');
    opening ??= openFilled(open, fill).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  const guarded = async <T>(task: (session: DuckdbSession) => Promise<T>): Promise<T> => {
    const current = await session();
    try {
      return await task(current);
    } catch (error) {
      if (current.isLost(error)) {
        opening = null;
        await current.close().catch(() => undefined);
      }
      throw error;
    }
  };
  const refill = (next: Fill): Promise<void> =>
    queue.run(async () => {
      await guarded(next);
      fill = next;
    });
  const run: DuckdbEngine['run'] = (sql, { signal } = {}) =>
    queue.run(() => guarded((current) => executeUntil(current, sql, signal)), signal);

  return {
    dialect: 'duckdb',
    run,
    query: async <R extends ResultRow>(sql: string, options?: { readonly signal?: AbortSignal }) =>
      [...(await run(sql, options)).rows] as R[],
    load: (dataset: Dataset) => refill((current) => fillFromCsv(current, datasetFiles(dataset))),
    loadCsv: (files) => refill((current) => fillFromCsv(current, files)),
    attach: (database) => refill((current) => fillFromDatabase(current, database)),
    start: () => queue.run(async () => void (await session())),
    close: () =>
      queue.run(async () => {
        isClosed = true;
        await opening?.then((current) => current.close());
      }),
  };
}

type Fill = (session: DuckdbSession) => Promise<void>;

async function openFilled(open: () => Promise<DuckdbSession>, fill: Fill | null): Promise<DuckdbSession> {
  const session = await open();
  await fill?.(session);
  return session;
}

/** DuckDB forgets an interrupt that comes before the statement has begun. */
const INTERRUPT_EVERY_MS = 50;

async function executeUntil(session: DuckdbSession, sql: string, signal?: AbortSignal): Promise<QueryResult> {
  throwIfAborted(signal);
  let repeated: ReturnType<typeof setInterval> | undefined;
  const stop = () => {
    session.interrupt();
    repeated = setInterval(() => session.interrupt(), INTERRUPT_EVERY_MS);
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await execute(session, sql);
  } finally {
    clearInterval(repeated);
    signal?.removeEventListener('abort', stop);
  }
}

async function execute(session: DuckdbSession, sql: string): Promise<QueryResult> {
  try {
    return await session.execute(sql);
  } catch (error) {
    throw new EngineError(error instanceof Error ? error.message : String(error), sql, { cause: error });
  }
}

function datasetFiles(dataset: Dataset): ReadonlyMap<TableName, CsvSource> {
  const files = writeDataset(dataset);
  return new Map(TABLE_NAMES.map((name) => [name, files.get(`${name}.csv`) ?? '']));
}

/** Creates all tables in one transaction: a file that does not fit leaves the former tables as they were. */
async function fillFromCsv(session: DuckdbSession, files: ReadonlyMap<TableName, CsvSource>): Promise<void> {
  await execute(session, 'BEGIN');
  try {
    for (const name of TABLE_NAMES) await createFrom(session, name, files.get(name));
    await execute(session, 'COMMIT');
  } catch (error) {
    await session.execute('ROLLBACK').catch(() => undefined);
    throw error;
  }
  await useOnly(session, 'memory');
}

async function createFrom(session: DuckdbSession, name: TableName, source: CsvSource | undefined): Promise<void> {
  if (source === undefined || source.length === 0) {
    await execute(session, createTable(name, null));
    return;
  }
  const bytes = csvBytes(source);
  const shape = csvShape(bytes);
  const file = `${name}.csv`;
  const path = await session.addFile(file, bytes);
  try {
    await execute(session, createTable(name, { path, ...shape }));
  } finally {
    await session.removeFile(file).catch(() => undefined);
  }
}

/** Attaches a database file beside the one in use, looks whether it is a dataset, then changes over to it. */
async function fillFromDatabase(session: DuckdbSession, database: Uint8Array): Promise<void> {
  const attached = await attachedDatabases(session);
  const name = attached.includes('dataset_a') ? 'dataset_b' : 'dataset_a';
  const path = await session.addFile(`${name}.duckdb`, database.slice());
  await execute(session, `ATTACH ${literal(path)} AS ${name} (READ_ONLY)`);
  const missing = await missingTables(session, name);
  if (missing.length > 0) {
    await detach(session, name);
    throw new EngineError(`the database file has no table ${missing.join(', ')}`, '');
  }
  await useOnly(session, name);
  for (const table of TABLE_NAMES) await execute(session, dropTable(table));
}

async function missingTables(session: DuckdbSession, database: string): Promise<TableName[]> {
  const sql = `SELECT table_name FROM duckdb_tables() WHERE database_name = ${literal(database)}`;
  const present = new Set((await execute(session, sql)).rows.map((row) => row.table_name));
  return TABLE_NAMES.filter((name) => !present.has(name));
}

/** Makes one database the default and lets go of every other that was attached. */
async function useOnly(session: DuckdbSession, database: string): Promise<void> {
  await execute(session, `USE ${database}.main`);
  for (const name of await attachedDatabases(session)) if (name !== database) await detach(session, name);
}

async function attachedDatabases(session: DuckdbSession): Promise<string[]> {
  const { rows } = await execute(session, `SELECT database_name FROM duckdb_databases() WHERE NOT internal`);
  return rows.map((row) => String(row.database_name)).filter((name) => name !== 'memory');
}

async function detach(session: DuckdbSession, name: string): Promise<void> {
  await execute(session, `DETACH ${name}`);
  await session.removeFile(`${name}.duckdb`).catch(() => undefined);
}
