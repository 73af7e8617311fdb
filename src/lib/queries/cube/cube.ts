import type { Filter, FilterField, FilterValue } from '../filter.ts';

/**
 * What cells of the counting cube are told apart by. A province stands for every region in it. Year to form type belong
 * to the form, level 1 to concept to the indicator, the rest to each of its targets.
 */
export const CUBE_DIMENSIONS = [
  'year',
  'province',
  'kind',
  'form_type',
  'level1',
  'level2',
  'concept',
  'status',
  'period',
  'target_kind',
  'operator',
] as const;
export type CubeDimension = (typeof CUBE_DIMENSIONS)[number];

/** Dimensions of a form: the only ones amounts, forms and agencies are counted by. */
export const CUBE_FORM_DIMENSIONS = ['year', 'province', 'kind', 'form_type'] as const;
export type CubeFormDimension = (typeof CUBE_FORM_DIMENSIONS)[number];

/**
 * What one chart asks of the cube: counts of one thing by up to two dimensions (or more). What each counts is exactly
 * what the statements over the rows count:
 * - indicators: printed indicator rows, kept when one of their targets is (`indicatorCondition`). Each counts once in
 *   every group; by `status` in one group, judged by those of its targets the filter keeps (`judgedIndicators`,
 *   `groupMixQuery`); by `period`, `target_kind` or `operator` in the group of each target kept, as facets do
 *   (`facetsQuery`). An indicator without targets has null there.
 * - targets: printed targets (with a text) the filter keeps, one per indicator, period and scope (`summaryQuery`).
 * - values: targets with a number of one concept, period, kind and unit that the filter keeps, placeholders left out
 *   (`valueCountsQuery`, `distributionQuery`); here `status` is that of the single target.
 * - forms, agencies, amounts: those of the forms kept by the parts of the filter that speak of forms alone.
 */
export type CubeView =
  /** Printed indicator rows; `status` tells quantified, qualitative, blank and placeholder apart. */
  | { readonly of: 'indicators'; readonly by: readonly CubeDimension[] }
  /** Printed target values. */
  | { readonly of: 'targets'; readonly by: readonly CubeDimension[] }
  /** Numbers demanded of one concept (annual unless said, in one kind and unit), for exact quartiles. */
  | {
      readonly of: 'values';
      readonly by: readonly CubeDimension[];
      readonly concept: string;
      readonly kind: string;
      readonly unit: string | null;
      readonly period?: string;
    }
  /** Forms, and the sum of their known totals in 万元. */
  | { readonly of: 'forms'; readonly by: readonly CubeFormDimension[] }
  /** Distinct agencies that filed the forms. */
  | { readonly of: 'agencies'; readonly by: readonly CubeFormDimension[] }
  /** Printed amounts of one breakdown and code, annual unless said, in 万元. */
  | {
      readonly of: 'amounts';
      readonly by: readonly CubeFormDimension[];
      readonly breakdown: string;
      readonly code: string | null;
      readonly period?: string;
    };

/** A value with how often it occurs. */
export interface ValueCount {
  readonly value: number;
  readonly count: number;
}

/** One group of a view. */
export interface CubeGroup {
  /** Code per dimension of the view's `by`, in its order; null where unknown. */
  readonly key: readonly FilterValue[];
  /** Indicators, targets, targets with a number, forms, agencies or printed amounts. */
  readonly count: number;
  /** Of `forms` and `amounts`: how many have a known number, on which `sum` rests. Else equal to `count`. */
  readonly known: number;
  /** 万元 for forms and amounts; null when nothing known is summed, and for counts. */
  readonly sum: number | null;
  /** Of `values`: each value (a rate as a fraction) with its count, ascending. Empty otherwise. */
  readonly values: readonly ValueCount[];
}

/** The answer to one view. */
export interface CubeAnswer {
  readonly view: CubeView;
  /** Groups with a count; in the order of the codes of the cube's dimensions, unknown last. */
  readonly groups: readonly CubeGroup[];
  /**
   * Fields the filter speaks of that this view could not take into account: those of indicators and targets where forms,
   * agencies or amounts are counted. Must be said beside the chart when not empty.
   */
  readonly ignored: readonly FilterField[];
}

/** A question: several charts under one filter. */
export interface CubeQuestion {
  readonly filter: Filter;
  readonly views: readonly CubeView[];
  /**
   * Each view is answered without the conjuncts that speak of one of its own dimensions alone, as linked charts are; a
   * view of values also without those on `value`.
   */
  readonly linked?: boolean;
}

/** Fields of a filter the cube answers; a region only when every code is a province's. */
export const CUBE_FIELDS = [
  'year',
  'region',
  'kind',
  'form_type',
  'level1',
  'level2',
  'concept',
  'target_kind',
  'period',
  'status',
  'operator',
  'value',
] as const satisfies readonly FilterField[];

/** What a dataset holds, as counts. */
export interface CubeTotals {
  readonly forms: number;
  readonly agencies: number;
  readonly indicators: number;
  readonly targets: number;
}

/** Forms that agree in every form dimension: columns of codes (places in `Cube.codes`), one entry per such group. */
export interface CubeForms {
  readonly codes: Readonly<Record<CubeFormDimension, Uint32Array>>;
  readonly count: Uint32Array;
  /** How many totals are known, and their sum in millionths of 万元. */
  readonly known: Uint32Array;
  readonly total: readonly bigint[];
}

/** Printed amounts of a group of forms by breakdown, code and period (places in the lists). */
export interface CubeAmounts {
  readonly breakdowns: readonly string[];
  readonly codes: readonly (string | null)[];
  readonly periods: readonly string[];
  readonly form: Uint32Array;
  readonly breakdown: Uint32Array;
  readonly code: Uint32Array;
  readonly period: Uint32Array;
  readonly count: Uint32Array;
  readonly known: Uint32Array;
  readonly total: readonly bigint[];
}

/** Agencies that filed for the same groups of forms: the groups of agency set n are `form[start[n]..start[n + 1]]`. */
export interface CubeAgencies {
  readonly count: Uint32Array;
  readonly start: Uint32Array;
  readonly form: Uint32Array;
}

/** Distinct ways a target reads; the code is the last of its list where the field is unknown. */
export interface CubeTargets {
  readonly codes: Readonly<Record<'period' | 'target_kind' | 'operator', Uint32Array>>;
  readonly unit: Uint32Array;
  /** Place in `Cube.values` plus one; 0 without a number. */
  readonly value: Uint32Array;
  /** Whether it has a number, date or ratio (1), words (2), a printed text (4), is no target at all (8). */
  readonly traits: Uint8Array;
}

/** Distinct ways an indicator reads: its levels, concept and set of targets `target[start[n]..start[n + 1]]`. */
export interface CubePatterns {
  readonly codes: Readonly<Record<'level1' | 'level2' | 'concept', Uint32Array>>;
  readonly placeholder: Uint8Array;
  readonly start: Uint32Array;
  /** Places in `CubeTargets`; one that occurs twice stands twice. */
  readonly target: Uint32Array;
}

/** How many indicators of a group of forms read one way: the cells of form group n are `start[n]..start[n + 1]`. */
export interface CubeCells {
  readonly start: Uint32Array;
  readonly pattern: Uint32Array;
  readonly count: Uint32Array;
}

/** The counting cube of a dataset: everything the overview and the filters down to the province need, without rows. */
export interface Cube {
  /** Codes per dimension: known ones ascending (`status` in the order of `STATUSES`), then null if one is unknown. */
  readonly codes: Readonly<Record<CubeDimension, readonly FilterValue[]>>;
  /** Units of the comparable numbers, ascending, then null; a rate has "1". */
  readonly units: readonly (string | null)[];
  /** Distinct comparable numbers of targets, ascending. */
  readonly values: Float64Array;
  readonly totals: CubeTotals;
  readonly forms: CubeForms;
  readonly amounts: CubeAmounts;
  readonly agencies: CubeAgencies;
  readonly targets: CubeTargets;
  readonly patterns: CubePatterns;
  readonly cells: CubeCells;
}

/** Why bytes are no cube that can be read. */
export interface CubeProblem {
  readonly code: 'cube_broken' | 'cube_version';
  readonly values: Readonly<Record<string, string>>;
}

/** A cube read from bytes, or why there is none. */
export type CubeReading =
  { readonly cube: Cube; readonly problem: null } | { readonly cube: null; readonly problem: CubeProblem };
