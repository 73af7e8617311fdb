import type { Row } from '#lib/dataset/index.ts';
import { parseTargets, type Target } from '#lib/targets/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';

export type TargetDraft = Omit<Row<'targets'>, 'indicator_id'>;

/** What surrounds a target text in its row. */
export interface TargetContext {
  readonly vocabulary: Vocabulary;
  readonly name: string;
  readonly symbol: string;
  readonly unit: string;
  readonly fiscalYear: number | null;
}

/** Where a target stands: its period, the unit its column is for, its text (null if blank) and what is known of the cell. */
export interface TargetPlace {
  readonly period: TargetDraft['period'];
  readonly scope: string;
  readonly text: string | null;
  readonly flags: readonly string[];
}

export interface ReadTarget {
  readonly target: Target;
  readonly draft: TargetDraft;
}

function draftOf(target: Target, place: TargetPlace, scope: string): TargetDraft {
  const flags = [...new Set([...target.flags, ...place.flags])];
  return {
    period: place.period,
    scope: scope || null,
    text: place.text,
    operator: target.operator,
    operator_explicit: target.operatorExplicit,
    value: target.value,
    value_max: target.valueMax,
    unit: target.unit,
    kind: target.kind,
    base_value: target.baseValue,
    base_unit: target.baseUnit,
    baseline: target.baseline,
    flags: flags.length > 0 ? flags.join(';') : null,
  };
}

/** Tells the targets of one cell apart by what they are about: the first has the column's scope, the others their subject. */
function scopesOf(targets: readonly Target[], scope: string): readonly string[] {
  const taken = new Set([scope]);
  return targets.map(({ subject }, at) => {
    if (at === 0) return scope;
    const own = [scope, subject].filter((part) => part !== '').join(' ');
    let free = own;
    for (let count = 2; taken.has(free); count++) free = `${own}${count}`;
    taken.add(free);
    return free;
  });
}

/** The targets a cell states, with the symbol and unit columns beside it; the main one first. */
export function readTargets(context: TargetContext, place: TargetPlace): readonly ReadTarget[] {
  const targets = parseTargets(place.text ?? '', context);
  const scopes = scopesOf(targets, place.scope);
  return targets.map((target, at) => ({ target, draft: draftOf(target, place, scopes[at] ?? '') }));
}
