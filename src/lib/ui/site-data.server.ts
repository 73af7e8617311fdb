import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { TABLES, type TableName } from '#lib/dataset/index.ts';
import { SHARED_FILE, writeDuckdbFile, writeDuckdbParts } from '#lib/engines/duckdb-file.server.ts';
import { encodeCube } from '#lib/queries/index.ts';
import { buildCube } from './build-cube.server.ts';
import { buildEngine, datasetFile } from './build-dataset.server.ts';
import { csvPieces, type CsvPiece } from './csv-pieces.server.ts';
import type { DatasetFile } from './data/dataset-file.ts';
import { datasetShapes, type DatasetShapes } from './dataset-shapes.server.ts';
import type { DataPart, Manifest } from './session/manifest.ts';

const DATABASE_FILE = 'duibiao.duckdb';
const CUBE_FILE = 'cube.bin';
const MANIFEST_FILE = 'manifest.json';
/** A database larger than this is also served by province: so much is fetched before the first rows are there. */
const WHOLE_DATABASE = 8e6;
/** Hosts refuse files larger than 25 MB: larger ones are served in pieces, or not at all. */
const LARGEST_FILE = 24e6;

/** The database files of this site, written once. */
interface Databases {
  readonly whole: string;
  readonly shared: string | null;
  readonly parts: readonly (DataPart & { readonly path: string })[];
}

let databases: Promise<Databases> | undefined;
let cube: Promise<Uint8Array> | undefined;
let manifest: Promise<Manifest> | undefined;
let shapes: Promise<DatasetShapes> | undefined;
const cuts = new Map<string, readonly CsvPiece[]>();

/** The counting cube of the dataset as it is served: gzip. */
function cubeFile(): Promise<Uint8Array> {
  cube ??= (async () => gzipSync(encodeCube(await buildCube()), { level: 9 }))();
  return cube;
}

/** How this site serves the dataset: `/dataset/manifest.json`. */
export function siteManifest(): Promise<Manifest> {
  manifest ??= describedFiles();
  return manifest;
}

async function describedFiles(): Promise<Manifest> {
  const { whole, shared, parts } = await databaseFiles();
  const file = (name: string, path: string) => ({ name, bytes: statSync(path).size });
  return {
    version: await version(),
    cube: { name: CUBE_FILE, bytes: (await cubeFile()).byteLength },
    database: statSync(whole).size <= LARGEST_FILE ? file(DATABASE_FILE, whole) : null,
    shared: shared === null ? null : file(SHARED_FILE, shared),
    parts: parts.map(({ path: _, ...part }) => part),
    tables: await Promise.all(TABLES.map(({ name }) => tableEntry(name))),
  };
}

/** The files of the dataset that this site offers, large tables in pieces: put together again they are the table. */
export async function siteDataFiles(): Promise<DatasetFile[]> {
  const { cube: counted, database, shared, parts } = await siteManifest();
  const tables = (await Promise.all(TABLES.map(({ name }) => tableFiles(name)))).flat();
  const descriptor = await datasetFile('datapackage.json');
  const all = await Promise.all(TABLES.map(async ({ name }) => [name, rowsIn(await piecesOf(name))] as const));
  const rows = (table: string | null) =>
    all.reduce((sum, [name, own]) => sum + (table === null || name === table ? own : 0), 0);
  const { files: shaped } = await shapesOfData();
  return [
    ...shaped.map(({ name, bytes, table }) => ({ name, bytes, rows: rows(table) })),
    ...(database === null ? [] : [{ ...database, rows: rows(null) }]),
    ...(descriptor === null ? [] : [{ name: 'datapackage.json', bytes: descriptor.byteLength, rows: null }]),
    ...tables,
    ...[counted, shared, ...parts].flatMap((file) =>
      file === null ? [] : [{ name: file.name, bytes: file.bytes, rows: null }],
    ),
    { name: MANIFEST_FILE, bytes: (await manifestFile()).byteLength, rows: null },
  ];
}

/** The names of the files with the dataset that would be too large for a host and are not offered. */
export async function omittedDataFiles(): Promise<string[]> {
  const { database } = await siteManifest();
  return [...(database === null ? [DATABASE_FILE] : []), ...(await shapesOfData()).omitted];
}

/** One of the files this site offers; null for any other name. */
export async function siteDataFile(name: string): Promise<Uint8Array | null> {
  if (name === CUBE_FILE) return cubeFile();
  if (name === MANIFEST_FILE) return manifestFile();
  if (name.endsWith('.duckdb')) return databaseFile(name);
  const shaped = /\.(?:parquet|xlsx|json)$/.test(name) ? (await shapesOfData()).read(name) : null;
  if (shaped !== null) return shaped;
  const [, table, number] = /^([a-z_]+?)(?:-(\d+))?\.csv$/.exec(name) ?? [];
  if (table === undefined) return datasetFile(name);
  const pieces = await piecesOf(table);
  if (number === undefined) return pieces.length > 1 ? null : datasetFile(name);
  const piece = pieces.find((own) => own.name === name);
  return piece === undefined ? null : ((await datasetFile(`${table}.csv`))?.subarray(piece.from, piece.to) ?? null);
}

async function databaseFile(name: string): Promise<Uint8Array | null> {
  const { whole, shared, parts } = await databaseFiles();
  const path = [whole, ...(shared === null ? [] : [shared]), ...parts.map((part) => part.path)].find(
    (own) => basename(own) === name,
  );
  return path === undefined ? null : readFileSync(path);
}

async function manifestFile(): Promise<Uint8Array> {
  return new TextEncoder().encode(`${JSON.stringify(await siteManifest(), null, 1)}\n`);
}

async function tableEntry(name: TableName): Promise<Manifest['tables'][number]> {
  const pieces = await piecesOf(name);
  return { name, files: pieces.map((piece) => ({ name: piece.name, bytes: piece.to - piece.from })) };
}

async function tableFiles(table: string): Promise<DatasetFile[]> {
  const pieces = await piecesOf(table);
  return pieces.map(({ name, from, to, rows }) => ({ name, bytes: to - from, rows }));
}

async function piecesOf(table: string): Promise<readonly CsvPiece[]> {
  const known = cuts.get(table);
  if (known !== undefined) return known;
  const bytes = await datasetFile(`${table}.csv`);
  const pieces = bytes === null ? [] : csvPieces(table, bytes, LARGEST_FILE);
  cuts.set(table, pieces);
  return pieces;
}

function rowsIn(pieces: readonly CsvPiece[]): number {
  return pieces.reduce((sum, { rows }) => sum + rows, 0);
}

function shapesOfData(): Promise<DatasetShapes> {
  shapes ??= (async () => {
    const text = async (table: TableName) => new TextDecoder().decode((await datasetFile(`${table}.csv`)) ?? undefined);
    return datasetShapes({ engine: await buildEngine(), text }, LARGEST_FILE);
  })();
  return shapes;
}

function databaseFiles(): Promise<Databases> {
  databases ??= writtenDatabases();
  return databases;
}

async function writtenDatabases(): Promise<Databases> {
  const folder = mkdtempSync(join(tmpdir(), 'duibiao-build-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const engine = await buildEngine();
  const whole = join(folder, DATABASE_FILE);
  await writeDuckdbFile(engine, whole);
  if (statSync(whole).size <= WHOLE_DATABASE) return { whole, shared: null, parts: [] };
  const parts = await writeDuckdbParts(engine, folder);
  return {
    whole,
    shared: join(folder, SHARED_FILE),
    parts: parts.map((part) => ({ ...part, name: basename(part.path), bytes: statSync(part.path).size })),
  };
}

/** A digest of all tables. */
async function version(): Promise<string> {
  const hash = createHash('sha256');
  for (const { name } of TABLES) {
    const bytes = await datasetFile(`${name}.csv`);
    if (bytes !== null) hash.update(name).update('\0').update(bytes).update('\0');
  }
  return hash.digest('hex');
}
