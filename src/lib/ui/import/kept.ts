import type { Correction } from '#lib/forms/index.ts';
import type { ImportedDocument } from '../own/import-reading.ts';
import { transact } from '../own/database.ts';

/** A document on the desk as it is kept in this browser. */
interface KeptDocument {
  readonly name: string;
  readonly document: ImportedDocument;
}

const DOCUMENT = 'import-document:';
const CORRECTIONS = 'import-corrections:';

/** The key range of everything whose key begins so. */
function startingWith(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}

/** Keeps a document; false when the browser does not. */
export async function keepDocument(name: string, document: ImportedDocument): Promise<boolean> {
  const kept: KeptDocument = { name, document };
  return tried(transact('readwrite', (store) => store.put(kept, DOCUMENT + name)));
}

/** Keeps the corrections of a document as they are now. */
export async function keepCorrections(name: string, corrections: readonly Correction[]): Promise<boolean> {
  return tried(transact('readwrite', (store) => store.put(corrections, CORRECTIONS + name)));
}

/** Removes a document and its corrections from this browser. */
export async function forgetDocument(name: string): Promise<void> {
  await tried(transact('readwrite', (store) => store.delete(DOCUMENT + name)));
  await tried(transact('readwrite', (store) => store.delete(CORRECTIONS + name)));
}

/** The documents kept, with their corrections. */
export async function keptDocuments(): Promise<readonly (KeptDocument & { corrections: readonly Correction[] })[]> {
  try {
    const found: unknown[] = await transact('readonly', (store) => store.getAll(startingWith(DOCUMENT)));
    const documents = found.filter(isKept);
    return await Promise.all(documents.map(async (one) => ({ ...one, corrections: await keptCorrections(one.name) })));
  } catch {
    return [];
  }
}

async function keptCorrections(name: string): Promise<readonly Correction[]> {
  const found: unknown = await transact('readonly', (store) => store.get(CORRECTIONS + name) as IDBRequest<unknown>);
  return Array.isArray(found) ? (found as readonly Correction[]) : [];
}

function isKept(value: unknown): value is KeptDocument {
  return typeof value === 'object' && value !== null && 'document' in value && 'name' in value;
}

async function tried(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
