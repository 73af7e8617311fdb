import type { Row } from '#lib/dataset/index.ts';
import { compare } from '../row-groups.ts';

type Form = Row<'forms'>;

/** Order in time as far as the forms say: fiscal year, then day of filing; then by id, so that it is always the same. */
export function inTime(left: Form, right: Form): number {
  return (
    (left.fiscal_year ?? 0) - (right.fiscal_year ?? 0) ||
    compare(left.submitted_on ?? '', right.submitted_on ?? '') ||
    compare(left.id, right.id)
  );
}
