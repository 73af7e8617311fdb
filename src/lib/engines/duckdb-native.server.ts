import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type DuckDBConnection,
  DuckDBArrayValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { TableName } from '#lib/dataset/index.ts';
import type { CsvSource } from './csv-source.ts';
import { type DuckdbEngine, duckdbEngine } from './duckdb.ts';
import type { DuckdbSession, QueryResult } from './duckdb-session.ts';
import { TABLE_NAMES } from './duckdb-tables.ts';
import type { Value } from './engine.ts';
import { distinctNames, finite, jsonText, resultRows } from './plain-value.ts';

/** DuckDB in this process, in memory and empty until something is loaded. */
export function openDuckdbNative(): DuckdbEngine {
  return duckdbEngine(openSession);
}

/** DuckDB in this process with the CSV tables of a folder (UTF-8). @throws {EngineError} when a file does not fit. */
export async function openDatasetFolder(folder: string): Promise<DuckdbEngine> {
  const engine = openDuckdbNative();
  try {
    await engine.loadCsv(await csvFiles(folder));
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function csvFiles(folder: string): Promise<ReadonlyMap<TableName, CsvSource>> {
  const present = new Set(await readdir(folder));
  const names = TABLE_NAMES.filter((name) => present.has(`${name}.csv`));
  const files = names.map(async (name) => [name, await readFile(join(folder, `${name}.csv`))] as const);
  return new Map(await Promise.all(files));
}

async function openSession(): Promise<DuckdbSession> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const folder = await mkdtemp(join(tmpdir(), 'duibiao-'));
  return {
    execute: (sql) => execute(connection, sql),
    interrupt: () => connection.interrupt(),
    addFile: async (name, content) => {
      await writeFile(join(folder, name), content instanceof Blob ? content.stream() : content);
      return join(folder, name);
    },
    removeFile: (name) => rm(join(folder, name), { force: true }),
    isLost: () => false,
    close: async () => {
      connection.closeSync();
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function execute(connection: DuckDBConnection, sql: string): Promise<QueryResult> {
  // Not runAndReadAll: of several statements it returns the rows of the first.
  const reader = await connection.streamAndReadAll(sql).catch((error: unknown) => {
    throw readable(error);
  });
  const columns = distinctNames(reader.columnNames());
  const rows = reader.getRows().map((row) => row.map(plain));
  return { columns, rows: resultRows(columns, rows) };
}

function readable(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return new Error(error.message.replace(/^Failed to extract statements: /, ''), { cause: error });
}

function plain(value: DuckDBValue): Value {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return finite(value);
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) return value.items.map(plain);
  if (value instanceof DuckDBStructValue) return jsonText(plainEntries(Object.entries(value.entries)));
  if (value instanceof DuckDBMapValue)
    return jsonText(plainEntries(value.entries.map(({ key, value }) => [String(key), value])));
  if (value instanceof DuckDBDateValue) return value.toString();
  return String(value);
}

function plainEntries(entries: readonly (readonly [string, DuckDBValue])[]): Record<string, Value> {
  return Object.fromEntries(entries.map(([name, part]) => [name, plain(part)]));
}
