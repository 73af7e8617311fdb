import * as duckdb from '@duckdb/duckdb-wasm';
import * as program from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?packed';
import duckdbWorkerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { resultOf } from './arrow-result.ts';
import { type DuckdbEngine, duckdbEngine } from './duckdb.ts';
import type { DuckdbSession, QueryResult } from './duckdb-session.ts';
import { literal } from './duckdb-tables.ts';
import workerUrl from './duckdb-worker.js?url&no-inline';
import { writeEmptyDatabase } from './empty-database.ts';
import { lastStatement } from './statement.ts';

/** Bytes of the database program loaded so far; `total` is 0 when the server does not tell. */
export interface DownloadProgress {
  readonly loaded: number;
  readonly total: number;
}

export interface DuckdbWasmOptions {
  /** Address of the site's root, where `duckdb-ext` is looked for (and not found: no extension is used). */
  readonly base?: string;
  readonly memoryLimit?: string;
  readonly onProgress?: (progress: DownloadProgress) => void;
}

/** DuckDB in a worker of this page, started when first needed, from this origin alone. */
export function openDuckdbWasm(options: DuckdbWasmOptions = {}): DuckdbEngine {
  return duckdbEngine(() => openSession(options));
}

/** A session in this browser, which can also write into a file of its private file system. */
export interface WasmSession extends DuckdbSession {
  /** Makes a file an empty database that can be written, until it is removed; returns its path. */
  addDatabase(name: string, file: FileSystemFileHandle): Promise<string>;
}

/** A running DuckDB in a worker of its own. */
export async function openSession({ base, memoryLimit, onProgress }: DuckdbWasmOptions): Promise<WasmSession> {
  const worker = new Worker(workerAddress());
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  try {
    await instantiate(database, worker, onProgress);
    const connection = await connect(database, { base: base ?? new URL('/', location.href).href, memoryLimit });
    return session(database, connection);
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

const programUrl = (): string => new URL(program.url, location.href).href;

/** The address of the worker, which tells it where DuckDB's script and program are. */
function workerAddress(): URL {
  const address = new URL(workerUrl, location.href);
  address.searchParams.set('worker', new URL(duckdbWorkerUrl, location.href).href);
  address.searchParams.set('program', programUrl());
  address.searchParams.set('size', String(program.size));
  return address;
}

/** How long the program may stand still on its way before it is given up. */
const STALLED_AFTER_MS = 30_000;

/** A script or program that does not load fires `error` on the worker, and DuckDB never hears of it: listen there. */
async function instantiate(
  database: duckdb.AsyncDuckDB,
  worker: Worker,
  onProgress: DuckdbWasmOptions['onProgress'],
): Promise<void> {
  let refuse: (reason: Error) => void = () => undefined;
  const broken = new Promise<never>((_, reject) => (refuse = reject));
  const watchArrival = () => setTimeout(() => refuse(new Error(`${program.url} does not arrive`)), STALLED_AFTER_MS);
  let arrival = watchArrival();
  worker.addEventListener('error', (event) => refuse(new Error(event.message || `cannot load ${workerUrl}`)));
  const ready = database.instantiate(programUrl(), null, ({ bytesLoaded, bytesTotal }) => {
    clearTimeout(arrival);
    if (bytesLoaded < bytesTotal) arrival = watchArrival();
    onProgress?.({ loaded: bytesLoaded, total: bytesTotal });
  });
  await Promise.race([ready, broken]).finally(() => clearTimeout(arrival));
}

async function connect(
  database: duckdb.AsyncDuckDB,
  { base, memoryLimit = '1.5GB' }: { readonly base: string; readonly memoryLimit?: string | undefined },
): Promise<duckdb.AsyncDuckDBConnection> {
  // Not castDecimalToDouble: it turns decimals inside lists into garbage; arrow-result reads all of them.
  await database.open({ query: { castBigIntToDouble: true } });
  const connection = await database.connect();
  const repository = new URL('duckdb-ext', base).href;
  await connection.query(`SET custom_extension_repository = ${literal(repository)}`);
  await connection.query('SET autoload_known_extensions = false');
  await connection.query(`SET memory_limit = ${literal(memoryLimit)}`);
  await closeIn(connection);
  return connection;
}

/** Where the files handed to the database are; it reads nothing else. */
const FILES = 'duibiao/';

/** DuckDB-Wasm would fetch any address that a statement names: from here on no statement reaches another origin. */
async function closeIn(connection: duckdb.AsyncDuckDBConnection): Promise<void> {
  await connection.query(`SET allowed_directories = [${literal(FILES)}]`);
  await connection.query('SET enable_external_access = false');
  await connection.query('SET lock_configuration = true');
}

/** Cancelling takes some 20 ms, unless the worker is inside one step (a cross product) that never ends. */
const HUNG_AFTER_MS = 2000;
const HUNG = 'the statement does not stop';

function session(database: duckdb.AsyncDuckDB, connection: duckdb.AsyncDuckDBConnection): WasmSession {
  let hung: ReturnType<typeof setTimeout> | undefined;
  let giveUp: (reason: Error) => void = () => undefined;
  return {
    execute: (sql) =>
      new Promise<QueryResult>((resolve, reject) => {
        giveUp = reject;
        execute(connection, sql).then(resolve, (error: unknown) => reject(readable(error)));
      }).finally(() => {
        clearTimeout(hung);
        hung = undefined;
      }),
    interrupt: () => {
      connection.cancelSent().catch(() => undefined);
      hung ??= setTimeout(() => giveUp(new Error(HUNG)), HUNG_AFTER_MS);
    },
    addFile: async (name, content) => {
      const { BROWSER_FILEREADER } = duckdb.DuckDBDataProtocol;
      if (content instanceof Blob) await database.registerFileHandle(FILES + name, content, BROWSER_FILEREADER, true);
      else await database.registerFileBuffer(FILES + name, content);
      return FILES + name;
    },
    addDatabase: async (name, file) => {
      await writeEmptyDatabase(file);
      await database.registerFileHandle(FILES + name, file, duckdb.DuckDBDataProtocol.BROWSER_FSACCESS, true);
      return FILES + name;
    },
    removeFile: async (name) => void (await database.dropFile(FILES + name)),
    isLost,
    close: () => database.terminate(),
  };
}

async function execute(connection: duckdb.AsyncDuckDBConnection, sql: string): Promise<QueryResult> {
  const stream = await (await connection.send(sql)).open();
  return resultOf(stream, async () => {
    const { rows } = await execute(connection, `DESCRIBE ${lastStatement(sql)}`);
    return rows.map(({ column_type }) => String(column_type));
  });
}

/** Some errors arrive as JSON; others, as on every DuckDB, as a sentence. */
function readable(error: unknown): unknown {
  if (!(error instanceof Error) || !error.message.startsWith('{')) return error;
  try {
    const { exception_type, exception_message } = JSON.parse(error.message) as Record<string, unknown>;
    return new Error(`${String(exception_type)} Error: ${String(exception_message)}`, { cause: error });
  } catch {
    return error;
  }
}

/** Errors of the WebAssembly machine itself: after one, the database may answer wrongly or not at all. */
function isLost(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (message === HUNG) return true;
  return /memory access out of bounds|unreachable|signature mismatch|table index is out of bounds|offset is out of bounds|call stack|null function|divide by zero|XMLHttpRequest/i.test(
    message,
  );
}
