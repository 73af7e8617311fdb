import {
  alignRun,
  findLeftovers,
  type Leftover,
  type LeftoverKind,
  type LeftoverSide,
  type SharedRun,
} from '#lib/similarity/index.ts';
import type { Passage, DatasetIndex } from '../dataset-index.ts';
import type { FormView, TextView } from '../form-view.ts';
import { clausesOf, spanAt, type Span } from '../reading/span.ts';
import { placesOf } from './places.ts';
import type { SharedText } from './shared-texts.ts';

/** A word in a form that rightly belongs to another, and the clause it stands in. */
export interface Remnant {
  readonly leftover: Leftover;
  readonly clause: Span;
  readonly run: SharedRun;
  readonly form: FormView;
  readonly view: TextView;
  /** The form whose word it is. */
  readonly other: FormView;
  readonly otherView: TextView;
}

interface Side extends LeftoverSide {
  readonly form: FormView;
  readonly view: TextView;
}

/** What gives a shared text away on either side: words of these kinds that rightly belong to the other form. */
export function remnantsOf(
  index: DatasetIndex,
  { later, earlier, run, isLeft }: SharedText,
  kinds: readonly LeftoverKind[],
): readonly Remnant[] {
  const own = sideOf(index, later);
  const other = sideOf(index, earlier);
  if (own === null || other === null) return [];
  const [left, right] = isLeft ? [own, other] : [other, own];
  const aligned = alignRun(left.text, right.text, run);
  return findLeftovers({ left, right, run: aligned }, placesOf(index).gazetteer)
    .filter(({ kind, of }) => kinds.includes(kind) && of === 'other')
    .flatMap((leftover): Remnant[] => {
      const [{ form, view }, owner] = leftover.side === 'left' ? [left, right] : [right, left];
      if (form.agency.includes(leftover.text)) return [];
      const clause = clauseOf(view.text, leftover);
      return [{ leftover, clause, run, form, view, other: owner.form, otherView: owner.view }];
    });
}

function sideOf(index: DatasetIndex, { agencyId, formId, view }: Passage): Side | null {
  const form = index.formOf(formId);
  if (form === null) return null;
  const known = { form, view, text: view.text, own: placesOf(index).ownOf(agencyId) };
  return form.row.fiscal_year === null ? known : { ...known, year: form.row.fiscal_year };
}

function clauseOf(text: string, { start, end }: Leftover): Span {
  return spanAt(clausesOf(text), start) ?? { start, end, text: text.slice(start, end) };
}
