import { EngineError, type ResultRow } from './engine.ts';
import { throwIfAborted } from './serial-queue.ts';

/** A result with its columns, which stand even when there is no row. */
export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly ResultRow[];
}

/** One running database with one connection, as an engine drives it. */
export interface DuckdbSession {
  execute(sql: string): Promise<QueryResult>;
  /** Asks the statement that is running to stop; it rejects. Called again until it has. */
  interrupt(): void;
  /** Makes bytes or a file readable for SQL and returns the path under which they are. Takes the buffer away. */
  addFile(name: string, content: Uint8Array | Blob): Promise<string>;
  removeFile(name: string): Promise<void>;
  /** Whether the database is unusable after this error. */
  isLost(error: unknown): boolean;
  close(): Promise<void>;
}

/** DuckDB forgets an interrupt that comes before the statement has begun. */
const INTERRUPT_EVERY_MS = 50;

/** Runs a statement, stopping it when `signal` fires. @throws {EngineError} with the statement */
export async function executeUntil(session: DuckdbSession, sql: string, signal?: AbortSignal): Promise<QueryResult> {
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

/** Runs a statement. @throws {EngineError} with the statement */
export async function execute(session: DuckdbSession, sql: string): Promise<QueryResult> {
  try {
    return await session.execute(sql);
  } catch (error) {
    throw new EngineError(error instanceof Error ? error.message : String(error), sql, { cause: error });
  }
}
