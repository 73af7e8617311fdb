import type { ChoiceField, Filter, FilterValue } from '../filter.ts';

/** What cells of the counting cube are told apart by; a province stands for every region in it. */
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

/** Dimensions of a form: the only ones amounts and forms are counted by. */
export const CUBE_FORM_DIMENSIONS = ['year', 'province', 'kind', 'form_type'] as const;
export type CubeFormDimension = (typeof CUBE_FORM_DIMENSIONS)[number];

/** What one chart asks of the cube: counts of one thing by up to two dimensions. */
export type CubeView =
  /** Printed indicator rows; `status` tells quantified, qualitative, blank and placeholder apart. */
  | { readonly of: 'indicators'; readonly by: readonly CubeDimension[] }
  /** Numbers demanded of one concept (annual, in one kind and unit), for exact quartiles. */
  | {
      readonly of: 'values';
      readonly by: readonly CubeDimension[];
      readonly concept: string;
      readonly kind: string;
      readonly unit: string | null;
    }
  /** Forms, and the sum of their known totals in 万元. */
  | { readonly of: 'forms'; readonly by: readonly CubeFormDimension[] }
  /** Printed amounts of one breakdown and code, annual, in 万元. */
  | {
      readonly of: 'amounts';
      readonly by: readonly CubeFormDimension[];
      readonly breakdown: string;
      readonly code: string;
    };

/** One group of a view. */
export interface CubeGroup {
  /** Code per dimension of the view's `by`, in its order; null where unknown. */
  readonly key: readonly FilterValue[];
  /** Indicators, targets with a number, forms or amounts. */
  readonly count: number;
  /** 万元 for forms and amounts; null when nothing known is summed, and for counts. */
  readonly sum: number | null;
  /** Of `values`: each value (a rate as a fraction) with its count, ascending. Empty otherwise. */
  readonly values: readonly { readonly value: number; readonly count: number }[];
}

/** The answer to one view. */
export interface CubeAnswer {
  readonly view: CubeView;
  /** In the order of the codes of the cube's dimensions, unknown last. */
  readonly groups: readonly CubeGroup[];
}

/** A question: several charts under one filter. */
export interface CubeQuestion {
  readonly filter: Filter;
  readonly views: readonly CubeView[];
  /** Each view is answered without the filter on its own dimensions, as linked charts are. */
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
] as const satisfies readonly ChoiceField[];
