import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv, type Row, type TableName } from '../../src/lib/dataset/index.ts';

/** The folder of the sample the site under test was built from. */
const SAMPLE = join(import.meta.dirname, '..', '..', 'data');

/** The rows of a table of the sample, read from its file: what the pages are held against. */
export function sampleRows<N extends TableName>(table: N): Row<N>[] {
  return readCsv(table, readFileSync(join(SAMPLE, `${table}.csv`), 'utf8')).rows;
}

/** The files of the sample's dataset by name. */
export function sampleFiles(): Map<string, string> {
  const names = readdirSync(SAMPLE).filter((name) => /\.(csv|json)$/.test(name));
  return new Map(names.map((name) => [name, readFileSync(join(SAMPLE, name), 'utf8')]));
}

/** A file as the page's file picker takes it. */
export interface PickedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Texts as files for a picker. */
export function pickedFiles(files: ReadonlyMap<string, string>): PickedFile[] {
  return [...files].map(([name, text]) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) }));
}
