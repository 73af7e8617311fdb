import { type Dataset, type TableName, writeCsv } from '#lib/dataset/index.ts';
import { csvContent, csvShape, type CsvSource, csvStart, isEmpty } from './csv-source.ts';
import { type DuckdbSession, execute, executeUntil } from './duckdb-session.ts';
import { createTable, createView, dropTable, dropView, literal, TABLE_NAMES } from './duckdb-tables.ts';
import { EngineError } from './engine.ts';

/** Replaces every table by the rows of a dataset. */
export function fillFromDataset(session: DuckdbSession, dataset: Dataset): Promise<void> {
  return fillFromCsv(session, new Map(TABLE_NAMES.map((name) => [name, csvOf(dataset, name)])));
}

function csvOf<N extends TableName>(dataset: Dataset, name: N): string {
  return writeCsv(name, dataset[name]);
}

/**
 * Creates all tables in one transaction: a file that does not fit, or `signal`, leaves the former tables as they were.
 * @throws an AbortError when `signal` fires
 */
export async function fillFromCsv(
  session: DuckdbSession,
  files: ReadonlyMap<TableName, CsvSource>,
  signal?: AbortSignal,
): Promise<void> {
  await execute(session, 'BEGIN');
  try {
    await dropViews(session);
    for (const name of TABLE_NAMES) await createFrom(session, { name, source: files.get(name) }, signal);
    await execute(session, 'COMMIT');
  } catch (error) {
    await session.execute('ROLLBACK').catch(() => undefined);
    if (!session.isLost(error)) signal?.throwIfAborted();
    throw error;
  }
  await useOnly(session, 'memory');
}

interface NewTable {
  readonly name: TableName;
  readonly source: CsvSource | undefined;
  /** The database it is created in; the one in memory unless said otherwise. */
  readonly database?: string;
}

async function createFrom(
  session: DuckdbSession,
  { name, source, database }: NewTable,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (source === undefined || isEmpty(source)) {
    await executeUntil(session, createTable(name, null, database), signal);
    return;
  }
  const content = csvContent(source);
  const shape = csvShape(await csvStart(content));
  const file = `${name}.csv`;
  const path = await session.addFile(file, content);
  try {
    await executeUntil(session, createTable(name, { path, ...shape }, database), signal);
  } finally {
    await session.removeFile(file).catch(() => undefined);
  }
}

/**
 * Creates all tables in a database that can be written, then lets go of it: its file is then complete.
 * @throws an AbortError when `signal` fires
 */
export async function writeDatabase(
  session: DuckdbSession,
  { path, files }: { readonly path: string; readonly files: ReadonlyMap<TableName, CsvSource> },
  signal?: AbortSignal,
): Promise<void> {
  const database = 'written';
  await execute(session, `ATTACH ${literal(path)} AS ${database}`);
  for (const name of TABLE_NAMES) await createFrom(session, { name, source: files.get(name), database }, signal);
  await execute(session, `CHECKPOINT ${database}`);
  await execute(session, `DETACH ${database}`);
}

/** Attaches a database file beside the one in use, looks whether it is a dataset, then changes over to it. */
export async function fillFromDatabase(session: DuckdbSession, database: Uint8Array | Blob): Promise<void> {
  const attached = await attachedDatabases(session);
  const name = attached.includes('dataset_a') ? 'dataset_b' : 'dataset_a';
  await attachDataset(session, name, database);
  await useOnly(session, name);
  await dropViews(session);
  for (const table of TABLE_NAMES) await execute(session, dropTable(table));
}

/**
 * Attaches a database file that holds more rows of the dataset in use, which was attached too: from here on its tables
 * are the rows of all files together.
 */
export async function addDatabase(session: DuckdbSession, database: Uint8Array): Promise<void> {
  const attached = await attachedDatabases(session);
  if (attached.length === 0) throw new EngineError('there is no attached dataset to add rows to', '');
  const name = `part_${attached.length}`;
  await attachDataset(session, name, database);
  for (const table of TABLE_NAMES) await execute(session, createView(table, [...attached, name]));
  await execute(session, 'USE memory.main');
}

/** @throws {EngineError} when the file is no database or lacks a table; then it is let go of */
async function attachDataset(session: DuckdbSession, name: string, database: Uint8Array | Blob): Promise<void> {
  const path = await session.addFile(`${name}.duckdb`, database.slice());
  await execute(session, `ATTACH ${literal(path)} AS ${name} (READ_ONLY)`);
  const missing = await missingTables(session, name);
  if (missing.length === 0) return;
  await detach(session, name);
  throw new EngineError(`the database file has no table ${missing.join(', ')}`, '');
}

async function dropViews(session: DuckdbSession): Promise<void> {
  const sql = `SELECT view_name FROM duckdb_views() WHERE NOT internal AND database_name = 'memory' AND schema_name = 'main'`;
  const { rows } = await execute(session, sql);
  const views = new Set(rows.map((row) => row.view_name));
  for (const table of TABLE_NAMES) if (views.has(table)) await execute(session, dropView(table));
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
