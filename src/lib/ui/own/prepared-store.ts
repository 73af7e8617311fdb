import { type Engine, tableStatements, writeBrowserDatabase } from '#lib/engines/index.ts';
import { type Cube, cubeFromEngine, decodeCube, encodeCube } from '#lib/queries/index.ts';
import { digestOf } from './digest.ts';
import { writeFile } from './file-writing.ts';
import { type HashedFile, type KeptData, type PreparedFiles, tablesOf } from './kept-data.ts';

/*
 * What is prepared from kept data lies in its folder, and a small file that says from which data and by which program: it
 * is written last, so that without it nothing counts as prepared, and thrown away first.
 */
const SEAL = 'prepared.json';
const FILES = { database: 'rows.duckdb', cube: 'cube.bin' } as const;

/** A worker's hold on a file ends within these tries and milliseconds between them, or the file stays unsealed. */
const RELEASE_TRIES = 40;
const RELEASE_MS = 50;

interface Seal {
  readonly version: string;
  /** The tables of the database, as the program that wrote it creates them. */
  readonly tables: string;
  readonly hashes: Readonly<Record<keyof typeof FILES, string>>;
}

/** What was prepared from the data of this version, by a program with the same tables; null when there is none. */
export async function readPrepared(folder: FileSystemDirectoryHandle, version: string): Promise<PreparedFiles | null> {
  try {
    const seal: unknown = JSON.parse(await (await fileOf(folder, SEAL)).text());
    if (!isSeal(seal) || seal.version !== version || seal.tables !== tableStatements()) return null;
    const { database, cube } = seal.hashes;
    return {
      database: { file: await fileOf(folder, FILES.database), hash: database },
      cube: { file: await fileOf(folder, FILES.cube), hash: cube },
    };
  } catch {
    return null;
  }
}

/** Prepares data in its folder. @throws whatever goes wrong; then nothing prepared is left */
export async function prepareIn(folder: FileSystemDirectoryHandle, data: KeptData, signal: AbortSignal): Promise<void> {
  await clearPrepared(folder);
  try {
    const to = await folder.getFileHandle(FILES.database, { create: true });
    const ask = async (engine: Engine) => encodeCube(await cubeFromEngine(engine, { signal }));
    const bytes = await writeBrowserDatabase({ files: tablesOf(data), to, ask, signal });
    const cube = new Blob([new Uint8Array(bytes)]);
    await writeFile(folder, { name: FILES.cube, content: cube });
    const hashes = { database: await digestOf(await to.getFile()), cube: await digestOf(cube) };
    const seal: Seal = { version: data.version, tables: tableStatements(), hashes };
    await writeFile(folder, { name: SEAL, content: new Blob([JSON.stringify(seal)]) });
  } catch (error) {
    await clearPrepared(folder);
    throw error;
  }
}

/** Whether everything was prepared from data and is as it was written. */
export async function isPrepared({ prepared }: KeptData): Promise<boolean> {
  if (prepared === undefined) return false;
  const found = await Promise.all([wholeFile(prepared.database), wholeFile(prepared.cube)]);
  return found.every((file) => file !== null);
}

/** The rows of data as a database; null when they were not prepared, or the file is not what was written. */
export async function preparedDatabase({ prepared }: KeptData): Promise<Blob | null> {
  return prepared ? wholeFile(prepared.database) : null;
}

/** The cube of data; null as for the database. */
export async function preparedCube({ prepared }: KeptData): Promise<Cube | null> {
  const file = prepared ? await wholeFile(prepared.cube) : null;
  return file === null ? null : decodeCube(new Uint8Array(await file.arrayBuffer())).cube;
}

async function wholeFile({ file, hash }: HashedFile): Promise<Blob | null> {
  const found = await digestOf(file).catch(() => null);
  return found === hash ? file : null;
}

async function clearPrepared(folder: FileSystemDirectoryHandle): Promise<void> {
  for (const name of [SEAL, ...Object.values(FILES)]) await removeOnceFree(folder, name);
}

/** Removes a file; one that a worker held, which has just been ended, is free a moment later. */
async function removeOnceFree(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  for (let left = RELEASE_TRIES; left > 0; left--) {
    try {
      return await folder.removeEntry(name);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'NoModificationAllowedError')) return;
      await new Promise((resolve) => setTimeout(resolve, RELEASE_MS));
    }
  }
}

async function fileOf(folder: FileSystemDirectoryHandle, name: string): Promise<File> {
  return (await folder.getFileHandle(name)).getFile();
}

function isSeal(value: unknown): value is Seal {
  return typeof value === 'object' && value !== null && 'hashes' in value && typeof value.hashes === 'object';
}
