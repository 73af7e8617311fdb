import type { Review } from '#lib/rules/index.ts';
import type { Reviews } from './entry.ts';

/** Two decisions on one finding, and which of them stands: the newer. */
export interface Conflict {
  readonly own: Review;
  readonly imported: Review;
  readonly kept: 'own' | 'imported';
}

/** What an import changes, with every case told apart. */
export interface Merge {
  /** The decisions to keep from now on: those that are new here or newer. */
  readonly taken: readonly Review[];
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly conflicts: readonly Conflict[];
  /** Decisions on findings that the present data does not have; they are kept. */
  readonly unknown: readonly Review[];
  /** Rows that were edited in a file after its export: they count as of the import. */
  readonly edited: number;
}

/** What a merge may look up. */
export interface MergeContext {
  readonly isKnown: (id: string) => boolean;
  readonly at: string;
}

/** Sets imported decisions against one's own. */
export function mergeDecisions(own: Reviews, imported: readonly Review[], { isKnown, at }: MergeContext): Merge {
  const taken = new Map<string, Review>();
  const conflicts: Conflict[] = [];
  const count = { added: 0, changed: 0, same: 0, edited: 0 };
  for (const review of imported) {
    const before = taken.get(review.id) ?? own.get(review.id);
    if (before === undefined) {
      count.added += 1;
      taken.set(review.id, review);
    } else if (before.decision === review.decision && before.note === review.note) {
      count.same += 1;
      if (review.decided_at > before.decided_at) taken.set(review.id, review);
    } else if (before.decided_at === review.decided_at) {
      count.changed += 1;
      count.edited += 1;
      taken.set(review.id, { ...review, decided_at: at });
    } else {
      const kept = review.decided_at > before.decided_at ? 'imported' : 'own';
      if (before.decision !== review.decision) conflicts.push({ own: before, imported: review, kept });
      else if (kept === 'imported') count.changed += 1;
      else count.same += 1;
      if (kept === 'imported') taken.set(review.id, review);
    }
  }
  const unknown = imported.filter(({ id }) => !isKnown(id));
  return { taken: [...taken.values()], ...count, conflicts, unknown };
}
