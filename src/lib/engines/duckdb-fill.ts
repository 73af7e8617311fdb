import { type Dataset, type TableName, writeCsv } from '#lib/dataset/index.ts';
import { csvBytes, csvShape, type CsvSource } from './csv-source.ts';
import { type DuckdbSession, execute } from './duckdb-session.ts';
import { createTable, dropTable, literal, TABLE_NAMES } from './duckdb-tables.ts';
import { EngineError } from './engine.ts';

/** Replaces every table by the rows of a dataset. */
export function fillFromDataset(session: DuckdbSession, dataset: Dataset): Promise<void> {
  return fillFromCsv(session, new Map(TABLE_NAMES.map((name) => [name, csvOf(dataset, name)])));
}

function csvOf<N extends TableName>(dataset: Dataset, name: N): string {
  return writeCsv(name, dataset[name]);
}

/** Creates all tables in one transaction: a file that does not fit leaves the former tables as they were. */
export async function fillFromCsv(session: DuckdbSession, files: ReadonlyMap<TableName, CsvSource>): Promise<void> {
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
export async function fillFromDatabase(session: DuckdbSession, database: Uint8Array): Promise<void> {
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
