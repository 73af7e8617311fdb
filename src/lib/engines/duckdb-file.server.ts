import { rename, rm } from 'node:fs/promises';
import { type Field, type Table, TABLES } from '#lib/dataset/index.ts';
import type { DuckdbEngine } from './duckdb.ts';
import { identifier, literal } from './duckdb-tables.ts';

/** The newest storage version that DuckDB-Wasm 1.4.3 reads. */
const STORAGE_VERSION = 'v1.4.0';

/** Columns with few values besides those whose values the schema lists; stored as numbers, compared as numbers. */
const DIMENSIONS: Readonly<Record<string, readonly string[]>> = {
  regions: ['code', 'parent_code'],
  agencies: ['region_code', 'kind'],
  indicators: ['level1', 'level2', 'concept'],
};

/** Columns of the same domain share one enumeration, so that joining them compares numbers. */
const SHARED_DOMAIN =
  'SELECT code FROM regions UNION SELECT parent_code FROM regions UNION SELECT region_code FROM agencies';
const DOMAINS: Readonly<Record<string, string>> = {
  'regions.code': SHARED_DOMAIN,
  'regions.parent_code': SHARED_DOMAIN,
  'agencies.region_code': SHARED_DOMAIN,
};

/** Rows that are asked for together stand together; the other tables are sorted by their key. */
const ORDERS: Readonly<Record<string, readonly string[]>> = { forms: ['agency_id', 'fiscal_year', 'id'] };

/**
 * Writes the tables of an engine as a DuckDB database file: enumerated dimensions, sorted, readable by DuckDB-Wasm.
 * An existing file is replaced when the new one is complete.
 */
export async function writeDuckdbFile(engine: DuckdbEngine, path: string): Promise<void> {
  const draft = `${path}.part`;
  await rm(draft, { force: true });
  await engine.run(`ATTACH ${literal(draft)} AS written (STORAGE_VERSION ${literal(STORAGE_VERSION)})`);
  try {
    for (const table of TABLES) await engine.run(await copyStatement(engine, table));
    await engine.run('CHECKPOINT written');
  } finally {
    await engine.run('DETACH written');
  }
  await rename(draft, path);
}

async function copyStatement(engine: DuckdbEngine, table: Table): Promise<string> {
  const types = await Promise.all(table.fields.map((field) => enumeration(engine, table, field)));
  const casts = table.fields.flatMap(({ name }, index) => {
    const type = types[index];
    return type ? [`CAST(${identifier(name)} AS ${type}) AS ${identifier(name)}`] : [];
  });
  const columns = casts.length === 0 ? '*' : `* REPLACE (${casts.join(', ')})`;
  const order = (ORDERS[table.name] ?? table.primaryKey).map(identifier).join(', ');
  const name = identifier(table.name);
  return `CREATE TABLE written.main.${name} AS SELECT ${columns} FROM ${name} ORDER BY ${order}`;
}

/** The ENUM type of a column, its values in text order so that sorting and MIN are as with texts; `null` for a text. */
async function enumeration(engine: DuckdbEngine, table: Table, field: Field): Promise<string | null> {
  if (!field.enum && !DIMENSIONS[table.name]?.includes(field.name)) return null;
  const own = `SELECT ${identifier(field.name)} FROM ${identifier(table.name)}`;
  const domain = DOMAINS[`${table.name}.${field.name}`] ?? own;
  const rows = await engine.query(`SELECT DISTINCT * FROM (${domain}) AS d(value) WHERE value IS NOT NULL ORDER BY 1`);
  return rows.length === 0 ? null : `ENUM(${rows.map(({ value }) => literal(String(value))).join(', ')})`;
}
