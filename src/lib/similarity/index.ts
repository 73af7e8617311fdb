export { alignRun, originalSpan, type AlignedRun } from './alignment.ts';
export { estimateChance, type ChanceEstimate, type ChanceLevel, type ChanceOptions } from './chance.ts';
export { SimilarityClient, type AskOptions, type Channel, type Outcome } from './client.ts';
export type { CollapsedRows, RowColumns } from './collapse.ts';
export { packTexts, textAt, textCount, type TextColumn } from './column.ts';
export {
  formEvidence,
  LEAST_AGENCIES,
  LEVELS,
  levelLines,
  levelOf,
  type BlockBar,
  type FormEvidence,
  type ItemBar,
  type Level,
} from './evidence.ts';
export { foldText, type Folded } from './fold.ts';
export { formCorpus, type FormCorpus, type Framework } from './form-corpus.ts';
export { FormIndex, type FormMatch } from './form-index.ts';
export { compareForms, verdictLine, type FormPair, type FormReuse } from './form-pairs.ts';
export { packForms, type AgencyInput, type FormInput, type FormTable, type RowInput } from './form-table.ts';
export { Gazetteer, type KnownName, type NameKind, type NameMatch as GazetteerMatch } from './gazetteer.ts';
export { findLeftovers, LEFTOVERS, type Leftover, type LeftoverKind, type LeftoverSide } from './leftover.ts';
export { NameIndex, type NameMatch } from './name-index.ts';
export { passageDiff, type DiffSegment, type PassageDiff } from './passage-diff.ts';
export { PassageIndex, type PassageMatch } from './passage-index.ts';
export { packPassages, type PassageInput, type PassageTable } from './passage-table.ts';
export { RUN_LINE } from './freshness.ts';
export { comparePassages, type PassageReuse, type SharedRun } from './passages.ts';
export type { PeerGroup } from './peers.ts';
export { drive, finish, type Pace, type Progress, type Stage, type Work } from './progress.ts';
export type { JobKind, Jobs, PassageAnswer, Reply, Request } from './protocol.ts';
export { ORDERS, RELATIONS, type Order, type Relation } from './relation.ts';
export { rowKey, type RowKey } from './row-key.ts';
export { compareRows, type RowReuse } from './rows.ts';
export type { Run, Span } from './run.ts';
export { SimilarityService } from './service.ts';
export { coveredLength, type SharedPassage, sharedPassages } from './shared-passages.ts';
export { strayRows, type FormRow, type StrayRow } from './stray-row.ts';
export type { SetJoin, SimilarPairs } from './set-join.ts';
export { starClusters, type Stars } from './star.ts';
