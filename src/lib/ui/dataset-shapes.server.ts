import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  type Dataset,
  emptyDataset,
  exportJson,
  exportWorkbook,
  readCsv,
  type TableName,
  TABLES,
} from '#lib/dataset/index.ts';
import type { DuckdbEngine } from '#lib/engines/index.ts';
import { writeParquet } from '#lib/engines/parquet.server.ts';

/** A file that holds a table or all tables in another format. */
interface ShapedFile {
  readonly name: string;
  readonly bytes: number;
  /** The table in it; null where all are. */
  readonly table: TableName | null;
}

/** The dataset in other formats: what is offered, and the names of the files that would be too large. */
export interface DatasetShapes {
  readonly files: readonly ShapedFile[];
  readonly omitted: readonly string[];
  read(name: string): Uint8Array | null;
}

/** What they are made from. */
export interface ShapeSource {
  readonly engine: DuckdbEngine;
  /** The CSV text of a table; empty where there is none. */
  readonly text: (table: TableName) => Promise<string>;
}

const WORKBOOK_FILE = 'duibiao.xlsx';
const JSON_FILE = 'duibiao.json';
/** Of more bytes of CSV no workbook is made: it would take longer to write than all pages together. */
const WORKBOOK_SOURCE = 12e6;

/** Writes a Parquet file for each table, and all tables as a workbook and as JSON; none larger than `largest` bytes. */
export async function datasetShapes({ engine, text }: ShapeSource, largest: number): Promise<DatasetShapes> {
  const folder = mkdtempSync(join(tmpdir(), 'duibiao-shapes-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await writeParquet(engine, folder);
  const tables = TABLES.map(({ name }) => ({
    name: `${name}.parquet`,
    bytes: statSync(join(folder, `${name}.parquet`)).size,
    table: name,
  }));
  const whole = await wholeFiles(text, largest);
  const made = [...whole].flatMap(([name, bytes]) =>
    bytes === null ? [] : [{ name, bytes: bytes.byteLength, table: null }],
  );
  const files = [...made, ...tables].filter(({ bytes }) => bytes <= largest);
  const offered = new Set(files.map(({ name }) => name));
  return {
    files,
    omitted: [...whole.keys(), ...tables.map(({ name }) => name)].filter((name) => !offered.has(name)),
    read: (name) => {
      if (!offered.has(name)) return null;
      return whole.get(name) ?? readFileSync(join(folder, basename(name)));
    },
  };
}

/** The files with all tables by name; null where one is not even tried. */
async function wholeFiles(text: ShapeSource['text'], largest: number): Promise<ReadonlyMap<string, Uint8Array | null>> {
  const texts: [TableName, string][] = [];
  for (const { name } of TABLES) texts.push([name, await text(name)]);
  const size = texts.reduce((sum, [, csv]) => sum + Buffer.byteLength(csv), 0);
  // JSON names every field of every row: it is never smaller than CSV.
  if (size > largest) return new Map([WORKBOOK_FILE, JSON_FILE].map((name) => [name, null]));
  const tables = texts.map(([name, csv]) => [name, readCsv(name, csv).rows] as const);
  const dataset: Dataset = { ...emptyDataset(), ...Object.fromEntries(tables) };
  const workbook = size > WORKBOOK_SOURCE ? null : await exportWorkbook(dataset);
  return new Map([
    [WORKBOOK_FILE, workbook instanceof Uint8Array ? workbook : null],
    [JSON_FILE, new TextEncoder().encode(await exportJson(dataset))],
  ]);
}
