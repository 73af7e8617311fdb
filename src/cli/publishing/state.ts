import { existsSync } from 'node:fs';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Changes } from './changes.ts';
import type { FileRecord } from './file-record.ts';
import type { Redirect } from './redirects.ts';
import type { Version } from './versions.ts';

const FORMAT = 2;

/** What is remembered of a publication, beside the public folder and never in it. */
export interface PublishState {
  /** The shape of this record; one of another shape is not read. */
  readonly format: typeof FORMAT;
  /** A digest of everything the site is made of: equal keys give equal sites. */
  readonly key: string;
  /** The day of the publication. */
  readonly date: string;
  readonly product: string;
  /** The digest of the tables. */
  readonly dataset: string;
  /** The publications of the dataset, the newest first. */
  readonly versions: readonly Version[];
  /** What changed from the second of them to the first. */
  readonly changes: Changes | null;
  /** Where pages went that were published once. */
  readonly redirects: readonly Redirect[];
  readonly files: readonly FileRecord[];
}

const FILE = 'state.json';

/** What the publication before left; null when there was none or its record is not readable. */
export async function readState(folder: string): Promise<PublishState | null> {
  const path = join(folder, FILE);
  if (!existsSync(path)) return null;
  try {
    const state = JSON.parse(await readFile(path, 'utf8')) as PublishState;
    return state.format === FORMAT ? state : null;
  } catch {
    return null;
  }
}

/** Remembers a publication. */
export async function writeState(folder: string, state: Omit<PublishState, 'format'>): Promise<void> {
  const draft = join(folder, `${FILE}.part`);
  await writeFile(draft, JSON.stringify({ format: FORMAT, ...state }));
  await rename(draft, join(folder, FILE));
}

/** The files of a state that the public folder still holds in the size that was published. */
export async function presentFiles(site: string, files: readonly FileRecord[]): Promise<FileRecord[]> {
  const kept: FileRecord[] = [];
  for (let at = 0; at < files.length; at += 256) {
    const batch = await Promise.all(
      files.slice(at, at + 256).map(async (one) => ((await isThere(site, one)) ? [one] : [])),
    );
    kept.push(...batch.flat());
  }
  return kept;
}

async function isThere(site: string, { file, bytes, gz, br }: FileRecord): Promise<boolean> {
  const sizes = await Promise.all([sizeOf(site, file), sizeOf(site, `${file}.gz`), sizeOf(site, `${file}.br`)]);
  return sizes[0] === bytes && (gz === null || sizes[1] === gz) && (br === null || sizes[2] === br);
}

async function sizeOf(site: string, file: string): Promise<number | null> {
  return (await stat(join(site, file)).catch(() => null))?.size ?? null;
}
