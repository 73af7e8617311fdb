import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { tableNamed } from '#lib/dataset/index.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import type { DuckdbEngine } from '#lib/engines/index.ts';

/** The tables whose rows a reader follows from one publication to the next. */
export const FOLLOWED = ['agencies', 'forms', 'amounts', 'indicators', 'targets'] as const;
export type Followed = (typeof FOLLOWED)[number];

/** Keeps the followed tables of a publication for the next one to be held against. */
export async function keepTables(folder: string, kept: string): Promise<void> {
  const draft = `${kept}.part`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  for (const table of FOLLOWED) {
    const path = join(folder, `${table}.csv`);
    if (!existsSync(path)) continue;
    const target = createWriteStream(join(draft, `${table}.csv.gz`));
    await pipeline(createReadStream(path), createGzip({ level: 1 }), target);
  }
  await rm(kept, { recursive: true, force: true });
  await rename(draft, kept);
}

/**
 * Asks something of the kept tables (`before_forms` …) and those of a dataset folder (`after_forms` …), all cells as
 * texts; null when none are kept.
 */
export async function withBothSides<T>(
  { kept, folder }: { readonly kept: string; readonly folder: string },
  ask: (engine: DuckdbEngine) => Promise<T>,
): Promise<T | null> {
  if (!existsSync(kept)) return null;
  const engine = openDuckdbNative();
  try {
    for (const table of FOLLOWED) {
      const columns = columnsOf(table);
      const before = join(kept, `${table}.csv.gz`);
      const after = join(folder, `${table}.csv`);
      // A table that was not kept yet says nothing about what changed in it.
      const isNew = !existsSync(before);
      await load(engine, { name: `after_${table}`, columns, path: after });
      await load(engine, { name: `before_${table}`, columns, path: isNew ? after : before });
    }
    return await ask(engine);
  } finally {
    await engine.close();
  }
}

/** The columns of a table as today's schema has them. */
export function columnsOf(table: Followed): readonly string[] {
  return tableNamed(table).fields.map(({ name }) => name);
}

interface Loading {
  readonly name: string;
  readonly columns: readonly string[];
  readonly path: string;
}

/** A table as texts, with every column of today's schema; one the file does not have is empty. */
async function load(engine: DuckdbEngine, { name, columns, path }: Loading): Promise<void> {
  const empty = columns.map((column) => `CAST(NULL AS VARCHAR) AS "${column}"`).join(', ');
  await engine.run(`CREATE OR REPLACE TABLE ${name} AS SELECT ${empty} WHERE false`);
  if (!existsSync(path)) return;
  const head = await headOf(path);
  const known = head.filter((name) => columns.includes(name)).map((name) => `"${name}"`);
  const types = head.map((name) => `'${name.replaceAll("'", "''")}': 'VARCHAR'`).join(', ');
  // Nothing is left to guessing: a cell may hold commas, quotes and line breaks.
  const options = `header = true, auto_detect = false, columns = {${types}}, delim = ',', quote = '"', escape = '"', max_line_size = 16777216`;
  await engine.run(
    `INSERT INTO ${name} BY NAME SELECT ${known.join(', ')} FROM read_csv('${path.replaceAll("'", "''")}', ${options})`,
  );
}

/** The column names of a table's file; they are plain words. */
async function headOf(path: string): Promise<string[]> {
  const file = createReadStream(path);
  const stream = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  let text = '';
  for await (const chunk of stream) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  file.destroy();
  return (text.split(/\r?\n/)[0] ?? '').split(',').map((name) => name.replaceAll('"', ''));
}
