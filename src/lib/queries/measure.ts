import type { AMOUNT_CODES, OPERATORS, TARGET_KINDS } from '#lib/dataset/index.ts';
import type { FormType } from './query.ts';

export type AmountCode = (typeof AMOUNT_CODES)[number];
export type Operator = (typeof OPERATORS)[number];
export type TargetKind = (typeof TARGET_KINDS)[number];

/** What an indicator can be counted by. */
export type IndicatorTrait = 'level1' | 'level2' | 'concept' | 'status';

/** Targets that can be put on one scale: one concept, one kind, one unit (a rate is a fraction, its unit `1`). */
export interface TargetScale {
  readonly concept: string;
  readonly kind: TargetKind;
  readonly unit: string | null;
}

/** Something agencies, regions or years can be compared by: one number per group of rows. */
export type Measure =
  | { readonly family: 'budget'; readonly of: 'total' | 'per_head' | 'half_year_share' }
  | {
      readonly family: 'budget';
      readonly of: 'source' | 'expenditure' | 'source_share' | 'expenditure_share';
      readonly amount: AmountCode;
    }
  | { readonly family: 'indicators'; readonly of: 'count' | 'per_form' }
  | {
      readonly family: 'indicators';
      readonly of: 'count_of' | 'share_of';
      readonly trait: IndicatorTrait;
      readonly code: string;
    }
  | {
      readonly family: 'targets';
      readonly of: 'median' | 'lower_quartile' | 'upper_quartile' | 'minimum' | 'full_share' | 'without_number';
      readonly scale: TargetScale;
    }
  | { readonly family: 'targets'; readonly of: 'operator'; readonly operator: Operator; readonly scale: TargetScale }
  | { readonly family: 'findings'; readonly of: 'per_form' };

/** What the numbers of a measure are: 万元, a fraction shown in percent, a number of things, or the target's own unit. */
export type MeasureUnit = 'wan' | 'wan_per_head' | 'share' | 'count' | 'per_form' | 'target';

/** What rows can be grouped by; those of the indicator only where a measure is about indicators. */
export const FORM_DIMENSIONS = [
  'agency',
  'kind',
  'region_level',
  'province',
  'prefecture',
  'county',
  'year',
  'form_type',
  'size',
] as const;
export const INDICATOR_DIMENSIONS = ['level1', 'level2', 'concept'] as const;
export type MeasureDimension = (typeof FORM_DIMENSIONS)[number] | (typeof INDICATOR_DIMENSIONS)[number];

/** What is true of a measure whatever its codes: how it is shown, ranked and kept from being mixed. */
export interface MeasureTraits {
  readonly unit: MeasureUnit;
  /** Which way is better, where that can be said at all; null: of a target, the concept's own direction. */
  readonly direction: 'neutral' | 'lower_is_better' | 'higher_is_better' | null;
  /** `apart`: form types are never put into one number; `together`: they may be, and it is said. */
  readonly formTypes: 'apart' | 'together';
  /** A sum: with a part unknown it is too low, and is not ranked. */
  readonly isSum: boolean;
  /** What `basis` counts. */
  readonly basis: 'forms' | 'indicators' | 'targets';
  readonly dimensions: readonly MeasureDimension[];
  /** Anchor of its section on the methods page. */
  readonly anchor: string;
}

/** One group of a measure. */
export type MeasureRow = {
  /** Codes of the group by the first, second and third dimension asked for; null: unknown (or not asked). */
  readonly group_code: string | null;
  readonly column_code: string | null;
  readonly panel_code: string | null;
  /** The measure; null when nothing known says it, or when form types must not be mixed. */
  readonly value: number | null;
  /** Forms, indicators or targets the value rests on. */
  readonly basis: number;
  /** Share of the rows that belong here but are unknown, 0 to 1; null without rows. */
  readonly unknown_share: number | null;
  /** Spread of the single forms (of targets: of the single targets); null where there is none. */
  readonly minimum: number | null;
  readonly lower_quartile: number | null;
  readonly median: number | null;
  readonly upper_quartile: number | null;
  readonly maximum: number | null;
  /** Forms among them; null: not told by the counting cube. */
  readonly forms: number | null;
  /** How many form types the value rests on, and which if just one. */
  readonly form_types: number;
  readonly form_type: FormType | null;
  /** Forms it rests on whose amount is for several years or a part of one; null: not told by the counting cube. */
  readonly odd_periods: number | null;
  /** Targets of the concept that have a number on another scale; null: not told by the counting cube. */
  readonly other_scales: number | null;
  /** First and last known year of the forms it rests on. */
  readonly first_year: number | null;
  readonly last_year: number | null;
};

/** What must be said beside a number, or keeps it from being compared. */
export type MeasureNote =
  'no_value' | 'mixed_form_types' | 'part_unknown' | 'odd_period' | 'several_years' | 'unknown_year' | 'other_scales';
