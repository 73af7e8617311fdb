import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Field, type Table, TABLES } from '#lib/dataset/index.ts';
import type { DuckdbEngine } from './duckdb.ts';
import { identifier, literal } from './duckdb-tables.ts';

/** The newest storage version that DuckDB-Wasm 1.4.3 reads. */
const STORAGE_VERSION = 'v1.4.0';
/** Bytes of a block: as usual in the whole, the smallest in a part, which in larger ones would be mostly empty. */
const BLOCK_SIZE = { whole: 262_144, part: 16_384 } as const;

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
  await writeTables(engine, path, { types: await enumerations(engine), rows: () => 'true', size: 'whole' });
}

/** One province's rows of a dataset as a database file. */
export interface DuckdbPart {
  /** Code of the province with which the ids of its agencies, and so of its forms, begin; 000000 where unknown. */
  readonly province: string;
  readonly path: string;
  readonly forms: number;
  readonly indicators: number;
  /** Provinces in which the agencies of these forms lie, as their region says; null where it is unknown. */
  readonly regions: readonly (string | null)[];
}

/** Tables that stand in the file all parts need; the others are in it without rows. */
const SHARED: ReadonlySet<string> = new Set(['regions', 'agencies', 'unread']);
const FORM_PART = `substr(agency_id, 1, 2) || '0000'`;

/**
 * Writes a dataset as one database file that all share (`shared.duckdb`) and one per province (`rows-110000.duckdb`)
 * into a folder. The enumerations are the same in all, so that put together they are columns of one type.
 */
export async function writeDuckdbParts(engine: DuckdbEngine, folder: string): Promise<readonly DuckdbPart[]> {
  const types = await enumerations(engine);
  const shared = (table: string) => String(SHARED.has(table));
  await writeTables(engine, join(folder, SHARED_FILE), { types, rows: shared, size: 'part' });
  const parts: DuckdbPart[] = [];
  for (const part of await partsOf(engine)) {
    const path = join(folder, `rows-${part.province}.duckdb`);
    await writeTables(engine, path, { types, rows: (table) => rowsOf(table, part.province), size: 'part' });
    parts.push({ ...part, path });
  }
  return parts;
}

/** The file that every part needs beside it. */
export const SHARED_FILE = 'shared.duckdb';

async function partsOf(engine: DuckdbEngine): Promise<Omit<DuckdbPart, 'path'>[]> {
  return engine.query<Omit<DuckdbPart, 'path'>>(`SELECT f.province, CAST(count(*) AS INTEGER) AS forms,
  CAST(sum(f.indicators) AS INTEGER) AS indicators, list(DISTINCT f.region ORDER BY f.region) AS regions
FROM (SELECT ${FORM_PART.replace('agency_id', 'o.agency_id')} AS province, substr(CAST(a.region_code AS VARCHAR), 1, 2) || '0000' AS region,
    (SELECT count(*) FROM indicators AS i WHERE i.form_id = o.id) AS indicators
  FROM forms AS o LEFT JOIN agencies AS a ON a.id = o.agency_id) AS f
GROUP BY f.province ORDER BY f.province`);
}

/** Condition on the rows of a table that belong to a province. */
function rowsOf(table: string, province: string): string {
  if (SHARED.has(table)) return 'false';
  const own = `SELECT id FROM forms WHERE ${FORM_PART} = ${literal(province)}`;
  if (table === 'forms') return `${FORM_PART} = ${literal(province)}`;
  if (table === 'targets') return `indicator_id IN (SELECT id FROM indicators WHERE form_id IN (${own}))`;
  return `form_id IN (${own})`;
}

interface Writing {
  /** The ENUM type of a column (`table.column`), of those that have one. */
  readonly types: ReadonlyMap<string, string>;
  /** Condition on the rows of a table that are written. */
  readonly rows: (table: string) => string;
  readonly size: keyof typeof BLOCK_SIZE;
}

async function writeTables(engine: DuckdbEngine, path: string, writing: Writing): Promise<void> {
  const draft = `${path}.part`;
  await rm(draft, { force: true });
  await engine.run(
    `ATTACH ${literal(draft)} AS written (STORAGE_VERSION ${literal(STORAGE_VERSION)}, BLOCK_SIZE ${BLOCK_SIZE[writing.size]})`,
  );
  try {
    for (const table of TABLES) await engine.run(copyStatement(table, writing));
    await engine.run('CHECKPOINT written');
  } finally {
    await engine.run('DETACH written');
  }
  await rename(draft, path);
}

function copyStatement(table: Table, { types, rows }: Writing): string {
  const casts = table.fields.flatMap(({ name }) => {
    const type = types.get(`${table.name}.${name}`);
    return type ? [`CAST(${identifier(name)} AS ${type}) AS ${identifier(name)}`] : [];
  });
  const columns = casts.length === 0 ? '*' : `* REPLACE (${casts.join(', ')})`;
  const order = (ORDERS[table.name] ?? table.primaryKey).map(identifier).join(', ');
  const name = identifier(table.name);
  return `CREATE TABLE written.main.${name} AS SELECT ${columns} FROM ${name} WHERE ${rows(table.name)} ORDER BY ${order}`;
}

async function enumerations(engine: DuckdbEngine): Promise<ReadonlyMap<string, string>> {
  const types = new Map<string, string>();
  for (const table of TABLES) {
    for (const field of table.fields) {
      const type = await enumeration(engine, table, field);
      if (type !== null) types.set(`${table.name}.${field.name}`, type);
    }
  }
  return types;
}

/** The ENUM type of a column, its values in text order so that sorting and MIN are as with texts; `null` for a text. */
async function enumeration(engine: DuckdbEngine, table: Table, field: Field): Promise<string | null> {
  if (!field.enum && !DIMENSIONS[table.name]?.includes(field.name)) return null;
  const own = `SELECT ${identifier(field.name)} FROM ${identifier(table.name)}`;
  const domain = DOMAINS[`${table.name}.${field.name}`] ?? own;
  const rows = await engine.query(`SELECT DISTINCT * FROM (${domain}) AS d(value) WHERE value IS NOT NULL ORDER BY 1`);
  return rows.length === 0 ? null : `ENUM(${rows.map(({ value }) => literal(String(value))).join(', ')})`;
}
