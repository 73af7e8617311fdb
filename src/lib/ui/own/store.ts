import { transact } from './database.ts';
import {
  clearFolder,
  prepareInFolder,
  readFolder,
  type StagedData,
  stageInFolder,
  sweepFolder,
} from './folder-store.ts';
import { dataOfTexts, type DatasetTexts, type KeptData } from './kept-data.ts';
import { isPrepared } from './prepared-store.ts';

const FOLDER = 'own-data';
const KEY = 'current';

/** Why data is not kept: no room for it, or a browser that keeps nothing. */
export type KeepFault = 'full' | 'unavailable';

/**
 * Writes data into this browser beside what is kept; it is in force after `commit`. Where there is no private file
 * system, the browser's database takes it whole at the commit.
 */
export async function stageData(data: KeptData, signal?: AbortSignal): Promise<StagedData | KeepFault> {
  const root = await folder(true);
  if (root === null) return stagedInDatabase(data);
  try {
    const staged = await stageInFolder(root, data, signal);
    const commit = async () => {
      await staged.commit();
      await forgetInDatabase();
    };
    return { ...staged, commit };
  } catch (error) {
    signal?.throwIfAborted();
    return faultOf(error);
  }
}

/** The kept data, or null when there is none or the browser keeps nothing. Data kept in the database moves over. */
export async function keptData(): Promise<KeptData | null> {
  const root = await folder(false);
  const inFolder = root === null ? null : await readFolder(root);
  if (inFolder !== null) return inFolder;
  const inDatabase = await readDatabase();
  if (inDatabase === null) return null;
  const staged = await stageData(inDatabase).catch(() => 'unavailable' as const);
  if (typeof staged === 'string') return inDatabase;
  return staged.commit().then(
    () => staged.data,
    () => inDatabase,
  );
}

/** Up to so many bytes of CSV an engine reads its rows in less time than a reader notices. */
const QUICK = 8 * 1024 * 1024;

/**
 * Prepares kept data for the next reload: writes its rows as a database beside it, and their counts. Does nothing where
 * that is done, not worth it or not possible: the data is then read from its CSV files, as before.
 */
export async function prepareData(data: KeptData, signal: AbortSignal): Promise<void> {
  const bytes = [...data.files.values()].reduce((sum, { size }) => sum + size, 0);
  if (bytes <= QUICK || (await isPrepared(data))) return;
  try {
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    const root = quota - usage > bytes ? await folder(false) : null;
    if (root !== null) await prepareInFolder(root, data, signal);
  } catch {
    // A convenience: without it the next reload takes longer.
  }
}

/** Removes the kept data from this browser. */
export async function forgetData(): Promise<void> {
  const root = await folder(false);
  if (root !== null) await clearFolder(root);
  await forgetInDatabase();
}

/** Removes what an interrupted write left behind. */
export async function sweepData(): Promise<void> {
  const root = await folder(false);
  if (root !== null) await sweepFolder(root);
}

/** What an error says about the room for data. */
export function faultOf(error: unknown): KeepFault {
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'unavailable';
}

/** The folder of own data; null when there is none, or no private file system that can be written here. */
async function folder(create: boolean): Promise<FileSystemDirectoryHandle | null> {
  try {
    if (!('createWritable' in FileSystemFileHandle.prototype) || !('locks' in navigator)) return null;
    return await (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create });
  } catch {
    return null;
  }
}

function stagedInDatabase(data: KeptData): StagedData {
  return {
    data,
    commit: async () => void (await transact('readwrite', (store) => store.put(data, KEY))),
    discard: () => Promise.resolve(),
  };
}

async function readDatabase(): Promise<KeptData | null> {
  try {
    const found: unknown = await transact('readonly', (store) => store.get(KEY) as IDBRequest<unknown>);
    if (!isStored(found)) return null;
    return 'id' in found ? found : dataOfTexts(found);
  } catch {
    return null;
  }
}

async function forgetInDatabase(): Promise<void> {
  await transact('readwrite', (store) => store.delete(KEY)).catch(() => undefined);
}

/** Data of an earlier program is kept as texts, without a version. */
function isStored(value: unknown): value is KeptData | DatasetTexts {
  return typeof value === 'object' && value !== null && 'files' in value && value.files instanceof Map;
}
