import type { Review } from '#lib/rules/index.ts';
import type { Reviews } from './entry.ts';

/** No decisions. */
export const NO_REVIEWS: Reviews = new Map();
/** No notes that wait for a decision. */
export const NO_DRAFTS: Drafts = new Map();

/** Notes on findings without a decision, by fingerprint. */
export type Drafts = ReadonlyMap<string, string>;

/** A decision to be kept, or null for one to be removed. */
export type ReviewChange = readonly [id: string, review: Review | null];

/** The decisions after some changes. */
export function changedReviews(reviews: Reviews, changes: readonly ReviewChange[]): Reviews {
  const next = new Map(reviews);
  for (const [id, review] of changes) {
    if (review === null) next.delete(id);
    else next.set(id, review);
  }
  return next;
}

/** The notes after one has been written; an empty one is removed. */
export function changedDrafts(drafts: Drafts, id: string, note: string): Drafts {
  const next = new Map(drafts);
  if (note === '') next.delete(id);
  else next.set(id, note);
  return next;
}

/** What was kept, below what has been written meanwhile. */
export function restored<T>(
  kept: readonly (readonly [string, T])[],
  present: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  return new Map([...kept, ...present]);
}

/** The present time in ISO 8601. */
export function now(): string {
  return new Date().toISOString();
}
