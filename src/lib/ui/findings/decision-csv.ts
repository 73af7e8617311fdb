import type { Review } from '#lib/rules/index.ts';
import { writeCsv } from '../export/csv.ts';
import type { SheetRow } from './sheet-row.ts';

/** The columns of the CSV of decisions: what an import needs, then what a reader needs. Names and codes are the same in both languages. */
const COLUMNS = [
  'id',
  'rule',
  'decision',
  'note',
  'state',
  'rule_version',
  'decided_at',
  'seen',
  'agency',
  'year',
  'form',
  'place',
  'finding',
] as const;

/**
 * Decisions as CSV that spreadsheet programs open as it is. Digests begin with `#`: a program would take one of digits
 * only, or with a single `e`, for a number. `rowOf` gives the finding a decision is about, null if it is not known.
 */
export function writeDecisions(
  reviews: Iterable<Review>,
  rowOf: (id: string) => SheetRow | null,
  notes: readonly (readonly [label: string, text: string])[],
): string {
  const rows = [...reviews].map((review) => {
    const row = rowOf(review.id);
    const { rule, decision, note, rule_version, decided_at, seen } = review;
    const known =
      row === null ? [null, null, null, null, null] : [row.agency, row.year, row.project, row.place, row.message];
    return [`#${review.id}`, rule, decision, note, `#${review.state}`, rule_version, decided_at, seen, ...known];
  });
  return writeCsv({ name: 'decisions', columns: COLUMNS, rows, notes });
}
