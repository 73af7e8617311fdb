import type { Operator, TargetKind } from './target.ts';
import type { UnitReading } from './unit.ts';

/** A target before the columns beside it are known. */
export interface Draft {
  readonly operator: Operator;
  readonly explicit: boolean;
  readonly value: string | null;
  readonly valueMax: string | null;
  readonly unit: UnitReading | null;
  readonly kind: TargetKind;
  readonly baseline: string | null;
  readonly flags: readonly string[];
  readonly subject: string;
}

/** What a draft without a unit, a range, a baseline and a subject has in common. */
export const BARE = { unit: null, valueMax: null, baseline: null, subject: '' } as const;

const LOWER: ReadonlySet<Operator> = new Set(['ge', 'gt']);
const UPPER: ReadonlySet<Operator> = new Set(['le', 'lt']);

/** ≥3次且≤5次 as one range; null if the two are different things. */
export function mergeBounds(first: Draft, second: Draft): Draft | null {
  const [low, high] = LOWER.has(first.operator) ? [first, second] : [second, first];
  if (!LOWER.has(low.operator) || !UPPER.has(high.operator) || second.subject !== '') return null;
  const unit = high.unit ?? low.unit;
  if ((low.unit && low.unit.unit !== unit?.unit) || low.value === null || high.value === null) return null;
  if (Number(low.value) > Number(high.value)) return null;
  return {
    ...first,
    operator: 'between',
    value: low.value,
    valueMax: high.value,
    unit,
    kind: unit?.kind ?? first.kind,
  };
}

/** How many Chinese characters a text has: the measure of how much is said besides a number. */
export const hanIn = (text: string): number => text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
