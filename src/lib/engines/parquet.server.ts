import { join } from 'node:path';
import { TABLES } from '#lib/dataset/index.ts';
import type { DuckdbEngine } from './duckdb.ts';
import { identifier, literal } from './duckdb-tables.ts';

/** Writes every table of an engine as `<table>.parquet` into an existing folder. */
export async function writeParquet(engine: DuckdbEngine, folder: string): Promise<void> {
  for (const { name, fields } of TABLES) {
    const columns = fields.map((field) => identifier(field.name)).join(', ');
    const path = literal(join(folder, `${name}.parquet`));
    await engine.run(`COPY (SELECT ${columns} FROM ${identifier(name)}) TO ${path} (FORMAT parquet, COMPRESSION zstd)`);
  }
}
