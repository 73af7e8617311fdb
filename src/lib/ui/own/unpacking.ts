import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { readableName, type ArchiveFault } from './archive.ts';
import type { GivenFile } from './files.ts';

const CHUNK = 4 * 1024 * 1024;
const LARGEST = 4 * 1024 ** 3;
const PIECE = 8 * 1024 * 1024;

interface Entry {
  readonly path: string;
  readonly pieces: Blob[];
  open: Uint8Array<ArrayBuffer>[];
  openBytes: number;
  bytes: number;
  isDone: boolean;
  isBroken: boolean;
}

/** The files given with every zip archive replaced by its contents, unpacked piece by piece, and the archives left out. */
export async function unpackedFiles(
  given: readonly GivenFile[],
): Promise<{ files: GivenFile[]; faults: readonly ArchiveFault[] }> {
  const files: GivenFile[] = [];
  const faults: ArchiveFault[] = [];
  for (const one of given) {
    if (!/\.zip$/i.test(one.path)) files.push(one);
    else {
      const contents = await contentsOf(one);
      if (Array.isArray(contents)) files.push(...contents);
      else faults.push(contents);
    }
  }
  return { files, faults };
}

async function contentsOf({ path, file }: GivenFile): Promise<GivenFile[] | ArchiveFault> {
  const entries: Entry[] = [];
  const unzip = new Unzip((found) => {
    if (!found.name.endsWith('/')) entries.push(entryOf(found));
  });
  unzip.register(UnzipInflate);
  const broken = { path, code: 'archive_broken' } as const;
  try {
    for (let at = 0; at < file.size; at += CHUNK) {
      const chunk = new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer());
      if (at === 0 && (chunk[0] !== 0x50 || chunk[1] !== 0x4b)) return broken;
      unzip.push(chunk, at + CHUNK >= file.size);
      if (entries.reduce((sum, { bytes }) => sum + bytes, 0) > LARGEST) return { path, code: 'archive_limit' };
    }
  } catch {
    return broken;
  }
  if (entries.some(({ isDone, isBroken }) => isBroken || !isDone)) return broken;
  return entries.map((entry) => ({ path: entry.path, file: new File(entry.pieces, entry.path) }));
}

function entryOf(found: UnzipFile): Entry {
  const path = readableName(found.name);
  const entry: Entry = { path, pieces: [], open: [], openBytes: 0, bytes: 0, isDone: false, isBroken: false };
  found.ondata = (error, part, isLast) => {
    if (error) entry.isBroken = true;
    else {
      entry.open.push(new Uint8Array(part));
      entry.openBytes += part.length;
      entry.bytes += part.length;
    }
    if (isLast || entry.openBytes > PIECE) {
      entry.pieces.push(new Blob(entry.open));
      [entry.open, entry.openBytes] = [[], 0];
    }
    entry.isDone ||= isLast;
  };
  found.start();
  return entry;
}
