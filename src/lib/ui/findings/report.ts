import type { Report, Stance } from '#lib/rules/index.ts';
import type { DirectoryRows } from './directory.ts';
import type { Excerpts } from './excerpt.ts';
import type { RuleNote } from './rule-note.ts';

/** What a report says, with the findings that travel with the page. */
export interface BuiltFindings {
  readonly report: Report;
  /** How many findings there are; the report holds the first of them. */
  readonly total: number;
  readonly directory: DirectoryRows;
  /** The stances whose findings the publisher shows; a run in the browser shows no others. */
  readonly stances: readonly Stance[];
  /** The lines the findings rest on, by source file. */
  readonly excerpts: Excerpts;
  readonly rules: readonly RuleNote[];
  /** A digest of the vocabulary the dataset was read with. */
  readonly vocabulary: string;
  /** A digest of the dataset's tables. */
  readonly dataset: string;
}
