import {
  agencyListQuery,
  agencyQuery,
  agencyRegionsQuery,
  agencyValuesQuery,
  amountsQuery,
  budgetsQuery,
  comparableCountsQuery,
  comparedFormsQuery,
  comparedRowsQuery,
  comparedTextsQuery,
  conceptGapsQuery,
  conceptSpreadQuery,
  conceptTargetsQuery,
  distributionQuery,
  fenceOf,
  facetsQuery,
  formListQuery,
  findingsByAgencyQuery,
  findingsByKindQuery,
  findingsByRuleQuery,
  findingVersionsQuery,
  formPartQuery,
  foundQuery,
  groupMixQuery,
  measureQuery,
  mixQuery,
  namedRowsQuery,
  peerAgenciesQuery,
  outlierRowsQuery,
  regionChildrenQuery,
  regionCountsQuery,
  regionLineageQuery,
  regionListQuery,
  searchFacetsQuery,
  SEARCH_ORDERS,
  searchQuery,
  SPREAD_DIMENSIONS,
  summaryQuery,
  valueCountsQuery,
  readMeasure,
  yearsQuery,
  type Filter,
  type Measure,
  type MeasureDimension,
  type QueryOptions,
} from '#lib/queries/index.ts';

const FENCE = fenceOf([
  { number: 0.1, count: 1 },
  { number: 0.9, count: 20 },
  { number: 0.95, count: 20 },
]);
const CONCEPTS = { concepts: ['satisfaction_rate', `x\\' OR 1=1 --`] };
const PARTS = [
  'form',
  'agency',
  'regions',
  'amounts',
  'tasks',
  'goals',
  'narratives',
  'indicators',
  'targets',
  'children',
  'unread',
] as const;
const NAMED = ['agency', 'region', 'concept', 'indicator', 'form'] as const;
const DIMENSIONS = ['year', 'kind', 'form_type', 'agency', 'region', 'level1', 'level2', 'concept', 'form'] as const;

/** One measure of every shape the catalogue has. */
export const MEASURE_CODES = [
  'budget.total',
  'budget.per_head',
  'budget.half_year_share',
  'budget.source.fiscal_appropriation',
  'budget.source_share.other_funds',
  'budget.expenditure.basic',
  'budget.expenditure_share.project',
  'indicators.count',
  'indicators.per_form',
  'indicators.count.level1.output',
  'indicators.share.level2.output_quality',
  'indicators.share.concept.closure_rate',
  'indicators.count.status.blank',
  'indicators.share.status.placeholder',
  'targets.median.satisfaction_rate',
  'targets.lower_quartile.closure_rate',
  'targets.upper_quartile.closure_rate',
  'targets.minimum.resolution_rate',
  'targets.median.handled_case_count.count.件',
  'targets.full_share.satisfaction_rate',
  'targets.without_number.satisfaction_rate',
  'targets.operator.ge.closure_rate',
  'findings.per_form',
] as const;

const GROUPINGS: readonly (readonly MeasureDimension[])[] = [
  [],
  ['agency', 'year', 'form_type'],
  ['kind', 'level1'],
  ['province', 'concept', 'level2'],
  ['prefecture', 'county', 'region_level'],
  ['size'],
];

/** The measures of `MEASURE_CODES`, and one whose codes are a hostile text. */
function measures(text: string): Measure[] {
  const listed = MEASURE_CODES.flatMap((code) => readMeasure(code) ?? []);
  const scale = { concept: text, kind: 'count', unit: text } as const;
  return [
    ...listed,
    { family: 'targets', of: 'median', scale },
    { family: 'indicators', of: 'count_of', trait: 'level1', code: text },
  ];
}

/** Every statement of every query, by the name of the function that writes it. */
export function statements(
  filter: Filter,
  options: QueryOptions & { readonly text?: string } = {},
): Readonly<Record<string, readonly string[]>> {
  const text = options.text ?? '320682-d33888e1';
  const all = {
    agencyListQuery: [agencyListQuery(filter, options)],
    agencyQuery: [agencyQuery(text, options)],
    agencyRegionsQuery: [agencyRegionsQuery(text, options)],
    agencyValuesQuery: [
      agencyValuesQuery(filter, { measure: 'concept', concept: text, kind: 'rate' }, options),
      agencyValuesQuery(filter, { measure: 'budget', form_type: 'department' }, options),
      agencyValuesQuery(filter, { measure: 'quantified' }, options),
    ],
    amountsQuery: (['source', 'expenditure', 'level'] as const).map((by) => amountsQuery(filter, by, options)),
    budgetsQuery: [budgetsQuery(filter, options)],
    comparedFormsQuery: [comparedFormsQuery(options)],
    comparedRowsQuery: [comparedRowsQuery(options)],
    comparedTextsQuery: [comparedTextsQuery(options)],
    conceptGapsQuery: [conceptGapsQuery(filter, CONCEPTS, options)],
    conceptTargetsQuery: [
      conceptTargetsQuery(filter, CONCEPTS, options),
      conceptTargetsQuery(filter, { concepts: [] }, options),
    ],
    distributionQuery: [distributionQuery(filter, CONCEPTS, options)],
    facetsQuery: [facetsQuery(filter, options)],
    findingsByAgencyQuery: [findingsByAgencyQuery(filter, options)],
    findingsByKindQuery: [findingsByKindQuery(filter, options)],
    findingsByRuleQuery: [findingsByRuleQuery(filter, options)],
    findingVersionsQuery: [findingVersionsQuery(options)],
    formListQuery: [formListQuery(filter, options), formListQuery(filter, { ...options, limit: 2, offset: 1 })],
    formPartQuery: PARTS.map((part) => formPartQuery(part, text, options)),
    groupMixQuery: DIMENSIONS.map((by) => groupMixQuery(filter, by, options)),
    measureQuery: measures(text).map((measure, at) =>
      measureQuery(filter, { measure, by: GROUPINGS[at % GROUPINGS.length] ?? [] }, options),
    ),
    namedRowsQuery: NAMED.flatMap((kind) => [
      namedRowsQuery(kind, options),
      namedRowsQuery(kind, { ...options, words: `xf ${text}`, limit: 2 }),
    ]),
    mixQuery: [mixQuery(filter, options)],
    peerAgenciesQuery: [peerAgenciesQuery(options)],
    regionCountsQuery: [regionCountsQuery(options)],
    regionChildrenQuery: [regionChildrenQuery(text, options)],
    regionLineageQuery: [regionLineageQuery(text, options)],
    regionListQuery: [regionListQuery(options)],
    comparableCountsQuery: [comparableCountsQuery(filter, null, options), comparableCountsQuery(filter, text, options)],
    conceptSpreadQuery: SPREAD_DIMENSIONS.flatMap((by) => [
      conceptSpreadQuery(filter, { by, most: 3 }, options),
      conceptSpreadQuery(filter, { by, ...CONCEPTS }, options),
    ]),
    outlierRowsQuery: [
      outlierRowsQuery(
        filter,
        { concept: text, group: { form_type: 'project', kind: 'rate', number_unit: text }, fence: FENCE, most: 3 },
        options,
      ),
    ],
    foundQuery: [foundQuery(filter, `满意 ${text}`, options)],
    searchFacetsQuery: [searchFacetsQuery(filter, `满意 ${text}`, options), searchFacetsQuery(filter, 'myd', options)],
    searchQuery: [
      searchQuery(filter, { ...options, words: `满意 ${text}`, limit: 10 }),
      searchQuery(filter, options),
      ...SEARCH_ORDERS.map((order) => searchQuery(filter, { ...options, order, words: 'myd', limit: 5, offset: 5 })),
    ],
    summaryQuery: [summaryQuery(filter, options)],
    valueCountsQuery: [valueCountsQuery(filter, CONCEPTS, options)],
    yearsQuery: [yearsQuery(filter, options)],
  };
  return Object.fromEntries(Object.entries(all).map(([name, queries]) => [name, queries.map(({ sql }) => sql)]));
}
