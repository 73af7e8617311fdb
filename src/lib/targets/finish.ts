import type { Draft } from './draft.ts';
import { scaled } from './number.ts';
import type { Target } from './target.ts';

/** The finished target of a draft; `text` is the cell as printed. */
export function targetOf(draft: Draft, text: string, subject: string): Target {
  const { unit, value } = draft;
  const converts = value !== null && (unit ? unit.baseUnit !== '' || draft.kind === 'count' : draft.kind === 'count');
  return {
    text,
    operator: draft.operator,
    operatorExplicit: draft.explicit,
    value,
    valueMax: draft.valueMax,
    unit: unit?.unit || null,
    kind: draft.kind,
    baseValue: converts ? scaled(value, unit?.factor ?? 1) : null,
    baseUnit: converts ? unit?.baseUnit || null : null,
    baseline: draft.baseline,
    flags: draft.flags,
    subject,
  };
}
