import type { SourceText } from '../source/source-text.ts';
import { writeFile } from './file-writing.ts';
import type { KeptData } from './kept-data.ts';
import { prepareIn, readPrepared } from './prepared-store.ts';

/*
 * The folder of own data in the browser's private file system: one folder for every version of the data, and a small
 * file that names the version in force. It is written last and replaced in one step, so that a full disk or a closed tab
 * leaves either the old data or the new, whole. What else lies there is left over and swept away.
 */
const POINTER = 'current.json';
const SOURCES = 'sources.json';
const LOCK = 'duibiao-own-data';

/** Data on its way into the folder: written, but not yet in force. */
export interface StagedData {
  /** The same data read from where it lies now. */
  readonly data: KeptData;
  /** Puts it in force and sweeps away what was there before. */
  commit(): Promise<void>;
  /** Takes it away again. */
  discard(): Promise<void>;
}

interface Pointer {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly more: number;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

/** Writes data beside what is there. @throws whatever the browser says when it does not fit; then nothing is left. */
export async function stageInFolder(
  root: FileSystemDirectoryHandle,
  data: KeptData,
  signal?: AbortSignal,
): Promise<StagedData> {
  const release = await heldLock(lockOf(data.id));
  const discard = async () => {
    await root.removeEntry(data.id, { recursive: true }).catch(() => undefined);
    release();
  };
  try {
    const folder = await root.getDirectoryHandle(data.id, { create: true });
    for (const [name, file] of data.files) {
      signal?.throwIfAborted();
      await writeFile(folder, { name, content: file }, signal);
    }
    await writeFile(folder, { name: SOURCES, content: new Blob([JSON.stringify(data.sources)]) }, signal);
    const files = [...data.files].map(([name, { size }]) => ({ name, bytes: size }));
    const pointer: Pointer = { id: data.id, version: data.version, name: data.name, more: data.more, files };
    const commit = async () => {
      await writeFile(root, { name: POINTER, content: new Blob([JSON.stringify(pointer)]) });
      release();
      await sweepFolder(root).catch(() => undefined);
    };
    return { data: { ...data, files: await filesOf(folder, pointer) }, commit, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** The data in force; null when there is none, or not all of it. */
export async function readFolder(root: FileSystemDirectoryHandle): Promise<KeptData | null> {
  const pointer = await readPointer(root);
  if (pointer === null) return null;
  try {
    const folder = await root.getDirectoryHandle(pointer.id);
    const sources = await (await (await folder.getFileHandle(SOURCES)).getFile()).text();
    const { id, version, name, more } = pointer;
    const prepared = await readPrepared(folder, version);
    return {
      id,
      version,
      name,
      more,
      files: await filesOf(folder, pointer),
      sources: JSON.parse(sources) as SourceText[],
      ...(prepared && { prepared }),
    };
  } catch {
    return null;
  }
}

/**
 * Writes beside the data in force what is prepared from it, unless another tab is at it or other data is in force.
 * @throws whatever the browser or the database says; then nothing of it is left
 */
export async function prepareInFolder(
  root: FileSystemDirectoryHandle,
  data: KeptData,
  signal: AbortSignal,
): Promise<void> {
  const release = await heldLock(`${lockOf(data.id)}-prepared`, true);
  if (release === null) return;
  try {
    if ((await readPointer(root))?.id === data.id)
      await prepareIn(await root.getDirectoryHandle(data.id), data, signal);
  } finally {
    release();
  }
}

/** Takes the data in force away. */
export async function clearFolder(root: FileSystemDirectoryHandle): Promise<void> {
  await root.removeEntry(POINTER).catch(() => undefined);
  await sweepFolder(root);
}

/** Removes what no version in force owns and no tab is writing; returns the names of what was removed. */
export async function sweepFolder(root: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = [];
  for await (const name of root.keys()) if (name !== POINTER) names.push(name);
  const removed: string[] = [];
  for (const name of names) {
    const release = await heldLock(lockOf(name), true);
    if (release === null) continue;
    const inForce = (await readPointer(root))?.id;
    if (name !== inForce) {
      const isGone = await root.removeEntry(name, { recursive: true }).then(
        () => true,
        () => false,
      );
      if (isGone) removed.push(name);
    }
    release();
  }
  return removed;
}

async function readPointer(root: FileSystemDirectoryHandle): Promise<Pointer | null> {
  try {
    const found: unknown = JSON.parse(await (await (await root.getFileHandle(POINTER)).getFile()).text());
    return isPointer(found) ? found : null;
  } catch {
    return null;
  }
}

function isPointer(value: unknown): value is Pointer {
  return typeof value === 'object' && value !== null && 'id' in value && 'files' in value;
}

/** The files a pointer names. @throws when one is missing or not as long as it was. */
async function filesOf(folder: FileSystemDirectoryHandle, { files }: Pointer): Promise<ReadonlyMap<string, Blob>> {
  const found = files.map(async ({ name, bytes }) => {
    const file = await (await folder.getFileHandle(name)).getFile();
    if (file.size !== bytes) throw new Error(`${name} is not whole`);
    return [name, file] as const;
  });
  return new Map(await Promise.all(found));
}

function lockOf(id: string): string {
  return `${LOCK}-${id}`;
}

/** Holds a lock that a tab gives back by itself when it is closed; null when another holds it and none is waited for. */
async function heldLock(name: string, ifAvailable: true): Promise<(() => void) | null>;
async function heldLock(name: string): Promise<() => void>;
async function heldLock(name: string, ifAvailable = false): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    const hold = (lock: Lock | null) => {
      if (lock === null) return resolve(null);
      return new Promise<void>((release) => resolve(release));
    };
    navigator.locks.request(name, { ifAvailable }, hold).catch(reject);
  });
}
