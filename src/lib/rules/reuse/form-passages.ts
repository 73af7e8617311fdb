import { type FormView, type TextView } from '../form-view.ts';
import { coveredLength, type Folded, foldText, type SharedPassage, sharedPassages } from '#lib/similarity/index.ts';
import { remember } from '../reading/remember.ts';

/** A text folded for comparison; several rules compare the same ones. */
export const foldPassage = remember(foldText, 512);

/** A text of a form, folded for comparison. */
export interface Field {
  readonly view: TextView;
  readonly folded: Folded;
  /** The indicator whose target it is, by position; -1 for other texts. */
  readonly indicator: number;
}

export interface FieldPair {
  readonly left: Field;
  readonly right: Field;
  readonly passages: readonly SharedPassage[];
  readonly covered: number;
}

/** Goals, narratives, tasks and long verbal targets of a form, as fields that might repeat one another. */
export function fieldsOf({ texts, indicators }: FormView): readonly Field[] {
  const running = texts
    .filter(({ part }) => part !== 'duties')
    .map((view) => ({ view, folded: foldPassage(view.text), indicator: -1 }));
  const targets = indicators.flatMap(({ value, row, target }, at): Field[] => {
    if (target?.kind !== 'qualitative') return [];
    const view: TextView = { role: 'narrative', part: `target ${at}`, text: value, place: row.source_place };
    return [{ view, folded: foldPassage(value), indicator: at }];
  });
  return [...running, ...targets];
}

/** Every pair of fields with the passages they share, of at least `least` counting characters each. */
export function pairsOf(fields: readonly Field[], least: number): readonly FieldPair[] {
  const long = fields.filter(({ folded }) => folded.units.length >= least);
  return long.flatMap((left, at) =>
    long.slice(at + 1).flatMap((right): FieldPair[] => {
      const passages = sharedPassages(left.folded, right.folded, least);
      return passages.length === 0 ? [] : [{ left, right, passages, covered: coveredLength(passages) }];
    }),
  );
}
