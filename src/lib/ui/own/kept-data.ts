import { TABLES, type TableName } from '#lib/dataset/index.ts';
import { datasetVersion } from '../findings/dataset-version.ts';
import type { SourceText } from '../source/source-text.ts';

/** A validated dataset as it is kept in this browser: its files by name, and the documents behind them. */
export interface KeptData {
  /** Another one for every dataset taken in; the same after a reload and in every tab. */
  readonly id: string;
  /** A digest of the tables: the same for the same rows. */
  readonly version: string;
  /** The folder, the archive or the first file it came from, and how many other files beside it. */
  readonly name: string;
  readonly more: number;
  readonly files: ReadonlyMap<string, Blob>;
  readonly sources: readonly SourceText[];
  /** What was prepared from the files and kept beside them, if it is there and theirs. */
  readonly prepared?: PreparedFiles;
}

/** What follows from the files, so that nobody waits for it after a reload. */
export interface PreparedFiles {
  /** Their rows as a database that an engine attaches. */
  readonly database: HashedFile;
  /** The cube of their counts. */
  readonly cube: HashedFile;
}

/** A file and the SHA-256 that it had when it was written. */
export interface HashedFile {
  readonly file: Blob;
  readonly hash: string;
}

/** A dataset as texts, as it is before it is kept. */
export interface DatasetTexts extends Pick<KeptData, 'name' | 'more' | 'sources'> {
  readonly files: ReadonlyMap<string, string>;
}

/** A dataset of texts as one of files, under a version of its own. */
export function dataOfTexts({ files, ...rest }: DatasetTexts): KeptData {
  const blobs = [...files].map(([name, text]) => [name, new Blob([text])] as const);
  return { ...rest, id: newId(), version: datasetVersion(files), files: new Map(blobs) };
}

/** A name no other dataset has. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The CSV file of each table. */
export function tablesOf({ files }: KeptData): ReadonlyMap<TableName, Blob> {
  return new Map(TABLES.map(({ name }) => [name, files.get(`${name}.csv`) ?? new Blob()]));
}

/** The texts of the files, for what needs them whole. */
export async function textsOf({ files }: Pick<KeptData, 'files'>): Promise<ReadonlyMap<string, string>> {
  return new Map(await Promise.all([...files].map(async ([name, file]) => [name, await file.text()] as const)));
}
