import { TABLES, type TableName } from '#lib/dataset/index.ts';
import type { SourceText } from '../source/source-text.ts';

/** A validated dataset as it is kept in this browser: the CSV texts by file name, and the documents behind them. */
export interface KeptData {
  /** The folder, the archive or the first file it came from, and how many other files beside it. */
  readonly name: string;
  readonly more: number;
  readonly files: ReadonlyMap<string, string>;
  readonly sources: readonly SourceText[];
}

/** The CSV text of each table. */
export function tablesOf({ files }: KeptData): ReadonlyMap<TableName, string> {
  return new Map(TABLES.map(({ name }) => [name, files.get(`${name}.csv`) ?? '']));
}

const DATABASE = 'duibiao';
const STORE = 'own-data';
const KEY = 'current';

/** Keeps the data in one transaction: after a crash or a full disk either the old data is there or the new, whole. */
export async function keepData(data: KeptData): Promise<void> {
  await transact('readwrite', (store) => store.put(data, KEY));
}

/** The kept data, or null when there is none or the browser keeps nothing. */
export async function keptData(): Promise<KeptData | null> {
  try {
    const found: unknown = await transact('readonly', (store) => store.get(KEY) as IDBRequest<unknown>);
    return isKeptData(found) ? found : null;
  } catch {
    return null;
  }
}

/** Removes the kept data from this browser. */
export async function forgetData(): Promise<void> {
  await transact('readwrite', (store) => store.delete(KEY));
}

function isKeptData(value: unknown): value is KeptData {
  return typeof value === 'object' && value !== null && 'files' in value && value.files instanceof Map;
}

/** Does one thing in the store, whole or not at all. */
export async function transact<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error ?? new Error('the browser refused to store'));
      transaction.onabort = () => reject(transaction.error ?? new Error('the browser stopped storing'));
    });
  } finally {
    database.close();
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser keeps no data'));
  });
}
