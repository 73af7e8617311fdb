import { DECISIONS, type Review } from '#lib/rules/index.ts';
import type { ReviewChange } from './review-map.ts';

/** What is kept about the findings of any dataset, by fingerprint. */
export interface KeptReviews {
  readonly reviews: readonly Review[];
  /** Notes on findings nobody has decided about yet. */
  readonly drafts: readonly (readonly [id: string, note: string])[];
}

const DATABASE = 'duibiao-reviews';
const REVIEWS = 'reviews';
const DRAFTS = 'drafts';

/** Everything kept in this browser; nothing where the browser keeps nothing. */
export async function keptReviews(): Promise<KeptReviews> {
  try {
    return await inDatabase(async (database) => {
      const transaction = database.transaction([REVIEWS, DRAFTS], 'readonly');
      const drafts = transaction.objectStore(DRAFTS);
      const [reviews, ids, notes] = await Promise.all([
        answer<unknown[]>(transaction.objectStore(REVIEWS).getAll()),
        answer(drafts.getAllKeys()),
        answer<unknown[]>(drafts.getAll()),
      ]);
      return { reviews: reviews.filter(isReview), drafts: ids.map((id, at) => [String(id), String(notes[at])]) };
    });
  } catch {
    return { reviews: [], drafts: [] };
  }
}

/** Keeps or removes decisions in one transaction. Rejects when the browser does not keep them. */
export async function keepReviews(changes: readonly ReviewChange[]): Promise<void> {
  await change(REVIEWS, (store) => {
    for (const [id, review] of changes) {
      if (review === null) store.delete(id);
      else store.put(review, id);
    }
  });
}

/** Keeps the note on a finding without a decision; an empty one is removed. */
export async function keepDraft(id: string, note: string): Promise<void> {
  await change(DRAFTS, (store) => {
    if (note === '') store.delete(id);
    else store.put(note, id);
  });
}

function isReview(value: unknown): value is Review {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('decision' in value)) return false;
  return typeof value.id === 'string' && DECISIONS.some((decision) => decision === value.decision);
}

async function change(name: string, work: (store: IDBObjectStore) => void): Promise<void> {
  await inDatabase(async (database) => {
    const transaction = database.transaction(name, 'readwrite');
    work(transaction.objectStore(name));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error ?? new Error('the browser refused to store'));
      transaction.onabort = () => reject(transaction.error ?? new Error('the browser stopped storing'));
    });
  });
}

async function inDatabase<T>(work: (database: IDBDatabase) => Promise<T>): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(REVIEWS);
    opening.result.createObjectStore(DRAFTS);
  };
  const database = await answer(opening);
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser keeps no data'));
  });
}
