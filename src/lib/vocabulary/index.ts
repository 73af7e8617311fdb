export { findAgencyKind, fullAgencyName } from './agencies.ts';
export { conceptNamed, findConcept } from './concepts.ts';
export type { ConceptContext, ConceptMatch } from './concepts.ts';
export { fieldsWithValue, findFieldValue, findHeaderFields } from './headers.ts';
export type { HeaderMatch } from './headers.ts';
export type { LabelMatch } from './label-index.ts';
export { findLevel1, findLevel2, parentOfLevel2, resolveLevels } from './levels.ts';
export type { LevelMatch, LevelPair } from './levels.ts';
export { loadVocabulary, VOCABULARY_FILES } from './load.ts';
export { regionByCode, regionOfProjectCode, regionPath } from './regions.ts';
export { resolveRegion } from './resolve-region.ts';
export type { RegionEvidence, RegionResolution } from './resolve-region.ts';
export type { VocabularyProblem } from './table.ts';
export { findUnit, unitSpellings } from './units.ts';
export type {
  AgencyKindTerm,
  ConceptTerm,
  FieldValue,
  HeaderFieldTerm,
  LevelTerm,
  RegionChange,
  RegionTerm,
  UnitTerm,
  Vocabulary,
} from './vocabulary.ts';
