import { createWriteStream, existsSync } from 'node:fs';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { tableNamed, type TableName } from '#lib/dataset/index.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import type { DuckdbEngine, ResultRow } from '#lib/engines/index.ts';

/** The tables whose rows a reader follows from one publication to the next. */
const FOLLOWED = ['agencies', 'forms', 'indicators', 'targets'] as const;
export type Followed = (typeof FOLLOWED)[number];

/** Columns that name a row to a reader, beside its key. */
const NAMES: Readonly<Record<Followed, readonly string[]>> = {
  agencies: ['name'],
  forms: ['agency_id', 'fiscal_year', 'title', 'project_name'],
  indicators: ['form_id', 'name'],
  targets: ['text'],
};
/** Longer lists are cut; the counts stay those of all. */
const MOST_LISTED = 1000;

/** A row that is new or gone: its key and the columns that name it. */
export type NamedRow = Readonly<Record<string, string | null>>;

export interface ChangedRow {
  readonly row: NamedRow;
  readonly fields: Readonly<Record<string, { readonly from: string | null; readonly to: string | null }>>;
}

/** What became of the rows of a table. */
export interface TableChanges {
  readonly counts: { readonly added: number; readonly removed: number; readonly changed: number };
  readonly added: readonly NamedRow[];
  readonly removed: readonly NamedRow[];
  readonly changed: readonly ChangedRow[];
}

export type Changes = Readonly<Record<Followed, TableChanges>>;

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

/** What changed between the kept tables and those of a dataset folder; null when none are kept. */
export async function changesBetween(kept: string, folder: string): Promise<Changes | null> {
  if (!existsSync(kept)) return null;
  const engine = openDuckdbNative();
  try {
    const tables: [Followed, TableChanges][] = [];
    for (const table of FOLLOWED) tables.push([table, await tableChanges(engine, { table, kept, folder })]);
    return Object.fromEntries(tables) as Record<Followed, TableChanges>;
  } finally {
    await engine.close();
  }
}

interface Places {
  readonly table: Followed;
  readonly kept: string;
  readonly folder: string;
}

async function tableChanges(engine: DuckdbEngine, { table, kept, folder }: Places): Promise<TableChanges> {
  const columns = tableNamed(table as TableName).fields.map(({ name }) => name);
  const key = tableNamed(table as TableName).primaryKey;
  await load(engine, { name: 'before', columns, path: join(kept, `${table}.csv.gz`) });
  await load(engine, { name: 'after', columns, path: join(folder, `${table}.csv`) });
  const on = key.map((column) => `b."${column}" IS NOT DISTINCT FROM a."${column}"`).join(' AND ');
  const told = [...new Set([...key, ...NAMES[table]])];
  const order = `ORDER BY ${key.map((column) => `x."${column}"`).join(', ')} LIMIT ${MOST_LISTED}`;
  const named = told.map((column) => `x."${column}"`).join(', ');
  const missing = (from: string, other: string, alias: string) =>
    `FROM ${from} AS ${alias} ANTI JOIN ${other} AS ${alias === 'a' ? 'b' : 'a'} ON ${on}`;
  const gone = missing('before', 'after', 'b');
  const fresh = missing('after', 'before', 'a');
  const differ = columns.map((column) => `b."${column}" IS DISTINCT FROM a."${column}"`).join(' OR ');
  const both = `FROM after AS a INNER JOIN before AS b ON ${on} WHERE ${differ}`;
  const pairs = columns.map((column) => `b."${column}" AS "b_${column}", a."${column}" AS "a_${column}"`).join(', ');
  const count = async (from: string) => Number((await engine.query(`SELECT count(*) AS n ${from}`))[0]?.['n'] ?? 0);
  const list = async (from: string, alias: string) =>
    (await engine.query(`SELECT ${named} FROM (SELECT ${alias}.* ${from}) AS x ${order}`)) as NamedRow[];
  const changed = await engine.query(
    `SELECT ${pairs} ${both} ORDER BY ${key.map((column) => `a."${column}"`).join(', ')} LIMIT ${MOST_LISTED}`,
  );
  return {
    counts: { added: await count(fresh), removed: await count(gone), changed: await count(both) },
    added: await list(fresh, 'a'),
    removed: await list(gone, 'b'),
    changed: changed.map((row) => changedRow(row, { columns, told })),
  };
}

function changedRow(
  row: ResultRow,
  { columns, told }: { columns: readonly string[]; told: readonly string[] },
): ChangedRow {
  const of = (side: 'a' | 'b', column: string) => (row[`${side}_${column}`] ?? null) as string | null;
  const fields = columns.flatMap((column) => {
    const [from, to] = [of('b', column), of('a', column)];
    return from === to ? [] : [[column, { from, to }] as const];
  });
  return {
    row: Object.fromEntries(told.map((column) => [column, of('a', column)])),
    fields: Object.fromEntries(fields),
  };
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
