import type { Row } from '#lib/dataset/index.ts';

export type Operator = Row<'targets'>['operator'];
export type TargetKind = Row<'targets'>['kind'];

/** What one target text says, before it is tied to an indicator, a period and a scope. */
export interface Target {
  /** The text as printed, unchanged. */
  readonly text: string;
  readonly operator: Operator;
  /** Whether the operator was printed; a bare "98%" is read as eq, not explicit. */
  readonly operatorExplicit: boolean;
  /** A number ("95", "66.6667"), an ISO date ("2021-12-31", "2021-01", "12-31") or a ratio ("1:15"); null if none, or several (每月15日前). */
  readonly value: string | null;
  readonly valueMax: string | null;
  readonly unit: string | null;
  readonly kind: TargetKind;
  /** Rate → fraction, 万元 → 元, 万人次 → 人次; null where no base unit applies (durations, dates, qualitative). */
  readonly baseValue: number | null;
  readonly baseUnit: string | null;
  readonly baseline: string | null;
  /** missing_unit, suspect_ocr, over_100, approx, decrease, increase, prior_year, placeholder, blank, multi … */
  readonly flags: readonly string[];
  /** For the second and later targets of one cell: the words the value is about; empty for the first. */
  readonly subject: string;
}
