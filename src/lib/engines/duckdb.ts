import type { Dataset, TableName } from '#lib/dataset/index.ts';
import type { CsvSource } from './csv-source.ts';
import { addDatabase, fillFromCsv, fillFromDatabase, fillFromDataset } from './duckdb-fill.ts';
import { type DuckdbSession, executeUntil, type QueryResult } from './duckdb-session.ts';
import { type Engine, EngineError, type ResultRow } from './engine.ts';
import { SerialQueue } from './serial-queue.ts';

/** What DuckDB offers beyond every engine. */
export interface DuckdbEngine extends Engine {
  /** Runs one or more statements and returns the last one's columns and rows; errors as `query`. */
  run(sql: string, options?: { readonly signal?: AbortSignal }): Promise<QueryResult>;
  /**
   * Replaces every table by these CSV files (UTF-8, valid); a table without a file is empty. Rows are not checked. Until
   * all are in, and when `signal` fires, the former tables stand.
   */
  loadCsv(files: ReadonlyMap<TableName, CsvSource>, options?: { readonly signal?: AbortSignal }): Promise<void>;
  /** Replaces every table by those of a DuckDB database file, attached read-only. */
  attach(database: Uint8Array | Blob): Promise<void>;
  /** Adds the rows of another such file to those attached: the tables are then the rows of all. */
  attachMore(database: Uint8Array): Promise<void>;
  /** Starts the database if it is not running; queries start it as well. */
  start(): Promise<void>;
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
    load: (dataset: Dataset) => refill((current) => fillFromDataset(current, dataset)),
    loadCsv: (files, { signal } = {}) => refill((current) => fillFromCsv(current, files, signal)),
    attach: (database) => refill((current) => fillFromDatabase(current, database)),
    attachMore: (database) =>
      queue.run(async () => {
        const former = fill;
        const add: Fill = (current) => addDatabase(current, database);
        await guarded(add);
        fill = async (current) => {
          await former?.(current);
          await add(current);
        };
      }),
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
