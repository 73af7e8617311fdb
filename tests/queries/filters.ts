import fc from 'fast-check';
import { FORM_TYPES, OPERATORS, PERIODS, TARGET_KINDS, type Dataset } from '#lib/dataset/index.ts';
import { STATUSES, type ChoiceField, type Filter, type FilterValue } from '#lib/queries/index.ts';

/** Texts that have broken SQL before, or could. */
export const HOSTILE = [
  `'; DROP TABLE forms; --`,
  `\\`,
  `x\\' OR 1=1 --`,
  `''`,
  `"`,
  `a\0b`,
  `\0`,
  '\n',
  '%_',
  '${x}',
  '信访局',
  '乌海市信访局’；—',
  '\u{1F4A9}',
  '--',
  '/*',
];

/** Random filter trees over values that occur in a dataset, values that do not, unknowns and hostile texts. */
export function filterTrees(dataset: Dataset): fc.Arbitrary<Filter> {
  return treesOf(fc.oneof(...choices(dataset), bounds('year', 2018, 2026), bounds('total_wan', -1, 1200), values()));
}

/** Random filter trees that the counting cube answers: of no agency, form or total, of no region below a province. */
export function cubeFilters(dataset: Dataset): fc.Arbitrary<Filter> {
  const { indicators, regions, agencies } = dataset;
  const provinces = regions.filter((row) => row.level === 'province');
  const known = { agencies: agencies.map(({ kind }) => ({ kind })), indicators, regions: provinces, forms: [] };
  return treesOf(fc.oneof(...choices(known), bounds('year', 2018, 2026), values()));
}

function treesOf(leaf: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> {
  const { tree } = fc.letrec<{ tree: Filter }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.record({ op: fc.constantFrom('and' as const, 'or' as const), of: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ op: fc.constant('not' as const), of: tie('tree') }),
    ),
  }));
  return tree;
}

/** What filters choose from; without ids of forms there are no leaves on agencies and forms. */
interface Choosable {
  readonly forms: readonly { readonly id: string }[];
  readonly agencies: readonly { readonly id?: string; readonly kind: string | null }[];
  readonly indicators: Dataset['indicators'];
  readonly regions: Dataset['regions'];
}

function choices({ forms, agencies, indicators, regions }: Choosable): fc.Arbitrary<Filter>[] {
  const ids = agencies.flatMap(({ id }) => id ?? []);
  const values: readonly (readonly [ChoiceField, readonly FilterValue[]])[] = [
    ['year', [2020, 2021, 2024, 1999, null]],
    ['region', [...regions.map((row) => row.code), '990000', null]],
    ['kind', [...agencies.map((row) => row.kind), 'nothing', null]],
    ['form_type', [...FORM_TYPES]],
    ...(forms.length === 0 ? [] : [['agency', ids] as const, ['form', forms.map((row) => row.id)] as const]),
    ['level1', [...indicators.map((row) => row.level1), null]],
    ['level2', [...indicators.map((row) => row.level2), null]],
    ['concept', [...indicators.map((row) => row.concept), null]],
    ['target_kind', [...TARGET_KINDS, null]],
    ['period', [...PERIODS, null]],
    ['status', [...STATUSES, null]],
    ['operator', [...OPERATORS, null]],
  ];
  return values.map(([field, known]) => {
    const texts = field === 'year' ? known : [...new Set(known), ...(field === 'region' ? [] : HOSTILE)];
    const chosen = fc.array(fc.constantFrom(...texts), { maxLength: 3 });
    return fc.record({ op: fc.constant('in' as const), field: fc.constant(field), values: chosen });
  });
}

function bounds(field: 'year' | 'total_wan', low: number, high: number): fc.Arbitrary<Filter> {
  const end = fc.option(fc.integer({ min: low, max: high }));
  return fc.record({ op: fc.constant('between' as const), field: fc.constant(field), min: end, max: end });
}

/** Bounds on a target's number, on and between the values that occur. */
function values(): fc.Arbitrary<Filter> {
  const end = fc.option(fc.constantFrom(0.6, 0.8, 0.85, 0.9, 0.925, 0.95, 1, 60, 95));
  return fc.record({ op: fc.constant('between' as const), field: fc.constant('value' as const), min: end, max: end });
}
