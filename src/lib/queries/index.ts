export {
  agencyListQuery,
  agencyQuery,
  agencyRegionsQuery,
  runAgencyDetail,
  runAgencyList,
  type AgencyDetail,
  type AgencyListRow,
} from './agencies.ts';
export { amountsQuery, runAmounts, type AmountBreakdown, type AmountRow } from './amounts.ts';
export { budgetNotes, budgetsQuery, runBudgets, type BudgetGroup, type BudgetNote, type BudgetRow } from './budgets.ts';
export {
  comparableCountsQuery,
  outlierRowsQuery,
  runConceptOutliers,
  type ComparableCountRow,
  type OutlierGroup,
  type OutlierRow,
} from './concept-outliers.ts';
export {
  conceptSpreadQuery,
  runConceptSpread,
  SPREAD_DIMENSIONS,
  type SpreadDimension,
  type SpreadRow,
} from './concept-spread.ts';
export {
  conceptGapsQuery,
  conceptTargetsQuery,
  runConceptGaps,
  runConceptTargets,
  type ConceptGapRow,
  type ConceptOptions,
  type ConceptTargetRow,
  type Period,
} from './concept-targets.ts';
export { askCube, type CubeWork } from './cube/ask.ts';
export { cubeAnswers } from './cube/answerable.ts';
export { cubeFromEngine } from './cube/build.ts';
export {
  CUBE_DIMENSIONS,
  CUBE_FIELDS,
  CUBE_FORM_DIMENSIONS,
  type Cube,
  type CubeAnswer,
  type CubeDimension,
  type CubeFormDimension,
  type CubeGroup,
  type CubeProblem,
  type CubeQuestion,
  type CubeReading,
  type CubeTotals,
  type CubeView,
  type ValueCount,
} from './cube/cube.ts';
export { decodeCube } from './cube/decode.ts';
export { encodeCube } from './cube/encode.ts';
export { countedBelow, quartilesOf } from './cube/quantiles.ts';
export {
  distributionQuery,
  runDistribution,
  valueCountsQuery,
  type Distribution,
  type DistributionRow,
  type ValueCountRow,
} from './distribution.ts';
export { FACET_FIELDS, facetsQuery, runFacets, type FacetField, type FacetRow } from './facets.ts';
export {
  among,
  choosing,
  chosen,
  conjuncts,
  every,
  EVERYTHING,
  fieldsOf,
  FILTER_FIELDS,
  without,
  type ChoiceField,
  type Filter,
  type FilterField,
  type FilterValue,
  type NumberField,
} from './filter.ts';
export {
  findingsByAgencyQuery,
  findingsByKindQuery,
  findingsByRuleQuery,
  findingVersionsQuery,
  runFindingCounts,
  type AgencyFindings,
  type FindingCounts,
  type KindFindings,
  type RuleFindings,
} from './findings.ts';
export { decodeFilter, encodeFilter, FILTER_PARAMS, type DecodedFilter } from './filter-url.ts';
export type { FilterProblem, KnownValues } from './filter-value.ts';
export { formPartQuery, runFormDetail, type FormDetail } from './form-detail.ts';
export { runFormDetails } from './form-details.ts';
export {
  comparedFormsQuery,
  comparedRowsQuery,
  comparedTextsQuery,
  runFormTexts,
  type ComparedForm,
  type ComparedRow,
  type ComparedText,
  type FormTexts,
} from './form-texts.ts';
export { formListQuery, runFormList, type FormListRow, type PageOptions } from './forms.ts';
export { indicatorCount, quantifiedShare, STATUSES, type Status, type StatusCounts } from './judged.ts';
export {
  groupMixQuery,
  mixQuery,
  runGroupMix,
  runMix,
  type GroupMixRow,
  type MixDimension,
  type MixRow,
} from './mix.ts';
export { SIZE_CLASSES, type SizeClass } from './group-size.ts';
export {
  FORM_DIMENSIONS,
  INDICATOR_DIMENSIONS,
  type Measure,
  type MeasureDimension,
  type MeasureNote,
  type MeasureRow,
  type MeasureTraits,
  type MeasureUnit,
  type TargetScale,
} from './measure.ts';
export {
  EXPENDITURES,
  isComparable,
  measureCode,
  measureNotes,
  measureTraits,
  readMeasure,
  SOURCES,
  TARGET_STATISTICS,
} from './measures.ts';
export { measureFromCube } from './measure-cube.ts';
export { measureQuery, runMeasure, type MeasureQuestion } from './measure-query.ts';
export {
  difference,
  MINIMUM_PEERS,
  PEER_TRAITS,
  peerPosition,
  peerPositions,
  peersOf,
  type PeerGroup,
  type PeerOptions,
  type PeerPosition,
  type PeerReason,
  type PeerResult,
  type PeerTrait,
  type Placed,
} from './peer-position.ts';
export { runPeerRows, type PeerRow, type PeerRows, type PeerRowsQuestion } from './peer-rows.ts';
export {
  agencyValuesQuery,
  peerAgenciesQuery,
  runAgencyValues,
  runPeerAgencies,
  type AgencyValueRow,
  type PeerAgencyRow,
  type PeerMeasure,
} from './peers.ts';
export { run, type FormKey, type FormType, type Query, type QueryOptions, type RunOptions } from './query.ts';
export {
  regionChildrenQuery,
  regionLineageQuery,
  regionListQuery,
  runRegionDetail,
  runRegionList,
  type RegionDetail,
} from './regions.ts';
export { runSatisfaction, type Satisfaction } from './satisfaction.ts';
export {
  foundQuery,
  runFound,
  runSearch,
  SEARCH_ORDERS,
  searchQuery,
  type FoundRow,
  type IndicatorRow,
  type SearchOptions,
  type SearchOrder,
} from './search.ts';
export {
  runSearchFacets,
  SEARCH_FACETS,
  searchFacetsQuery,
  type SearchFacet,
  type SearchFacetRow,
} from './search-facets.ts';
export { searchWords } from './search-words.ts';
export { runSummary, summaryQuery, yearsQuery, type Summary, type SummaryRow, type YearRow } from './summary.ts';
export type { EngineRow } from './table-rows.ts';
export { namedRowsQuery, runNamedRows, type NamedKind, type NamedRow } from './named-rows.ts';
export { fenceOf, LEAST_PEERS, type Fence } from './outlying.ts';
export { regionCountsQuery, runRegionCounts, type RegionCountRow } from './region-counts.ts';
