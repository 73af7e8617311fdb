import {
  agencyListQuery,
  agencyQuery,
  agencyRegionsQuery,
  agencyValuesQuery,
  amountsQuery,
  budgetsQuery,
  comparedFormsQuery,
  comparedRowsQuery,
  comparedTextsQuery,
  conceptGapsQuery,
  conceptTargetsQuery,
  distributionQuery,
  facetsQuery,
  formListQuery,
  findingsByAgencyQuery,
  findingsByKindQuery,
  findingsByRuleQuery,
  findingVersionsQuery,
  formPartQuery,
  groupMixQuery,
  mixQuery,
  regionChildrenQuery,
  regionLineageQuery,
  regionListQuery,
  searchQuery,
  summaryQuery,
  valueCountsQuery,
  yearsQuery,
  type Filter,
  type QueryOptions,
} from '#lib/queries/index.ts';

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
const DIMENSIONS = ['year', 'kind', 'form_type', 'agency', 'region', 'level1', 'level2', 'concept', 'form'] as const;

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
    mixQuery: [mixQuery(filter, options)],
    regionChildrenQuery: [regionChildrenQuery(text, options)],
    regionLineageQuery: [regionLineageQuery(text, options)],
    regionListQuery: [regionListQuery(options)],
    searchQuery: [searchQuery(filter, { ...options, words: `满意 ${text}`, limit: 10 }), searchQuery(filter, options)],
    summaryQuery: [summaryQuery(filter, options)],
    valueCountsQuery: [valueCountsQuery(filter, CONCEPTS, options)],
    yearsQuery: [yearsQuery(filter, options)],
  };
  return Object.fromEntries(Object.entries(all).map(([name, queries]) => [name, queries.map(({ sql }) => sql)]));
}
