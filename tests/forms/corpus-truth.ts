import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const CORPUS = join(import.meta.dirname, '../fixtures/corpus');

/**
 * The folders of the invented forms. `dev` and `held` were seen while the reader was written; `unseen` and `fresh` were
 * written later, without looking at it, and had 0.914 and 0.988 of the measure of issue 3 right when first read.
 */
export const SPLITS: readonly string[] = ['dev', 'held', 'unseen', 'fresh'];

/** A value of the hand reading; a list holds readings that are equally right, null is nothing printed. */
export type Wanted = WantedOne | readonly WantedOne[];
type WantedOne = string | number | null;

export interface CorpusTarget {
  readonly period: string;
  readonly scope: string;
  readonly text: Wanted;
  readonly operator: Wanted;
  readonly value: Wanted;
  readonly value_max: Wanted;
  readonly unit: Wanted;
  readonly kind: Wanted;
  /** The reading must carry a flag: the value was repaired or is doubtful. */
  readonly must_flag: boolean;
  /** Parts on which careful readers differ: not compared. */
  readonly ambiguous: readonly string[];
}

export interface CorpusIndicator {
  readonly level1: Wanted;
  readonly level2: Wanted;
  readonly name: string;
  readonly name_printed: string;
  readonly placeholder: boolean;
  readonly weight: number | null;
  readonly symbol: string | null;
  readonly concept: Wanted;
  readonly optional: boolean;
  readonly ambiguous: readonly string[];
  readonly targets: readonly CorpusTarget[];
}

interface CorpusAmount {
  readonly breakdown: Wanted;
  readonly code: Wanted;
  readonly period: Wanted;
  readonly amount: number;
  readonly label: string | null;
  readonly opt: boolean;
  readonly amb: readonly string[];
}

export interface CorpusTask {
  readonly name: string;
  readonly content?: string;
  readonly expected?: string;
  readonly amount?: number | null;
  readonly start?: string | null;
  readonly end?: string | null;
}

/** Header fields of the hand reading, by the column of `forms` they are compared with. */
export const HEADER = {
  type: 'type',
  year: 'fiscal_year',
  project_name: 'project_name',
  project_code: 'project_code',
  attribute: 'project_attribute',
  category: 'project_category',
  functional: 'functional_code',
  start: 'start',
  end: 'end',
  submitted: 'submitted_on',
  supervising: 'supervising_department',
  total: 'total_wan',
  posts: 'posts',
  in_post: 'in_post',
  retired: 'retired',
} as const;

type HeaderFields = Readonly<Record<keyof typeof HEADER | 'title' | 'agency' | 'region', Wanted>>;

export interface CorpusForm extends HeaderFields {
  readonly amounts: readonly CorpusAmount[];
  readonly goals: readonly (readonly [horizon: string, text: string])[];
  readonly narratives: readonly (readonly [section: string, text: string])[];
  readonly tasks: readonly CorpusTask[];
  readonly indicators: readonly CorpusIndicator[];
  readonly amb: readonly string[];
}

/** One document read by hand: its forms, every piece printed in it, and the invented persons that must not be written. */
export interface CorpusDocument {
  readonly file: string;
  /** The layout, in words. */
  readonly note: string;
  readonly people: readonly string[];
  readonly phones: readonly string[];
  readonly pieces: readonly string[];
  readonly forms: readonly CorpusForm[];
}

/** The hand reading of a split of the corpus. */
export function corpusTruth(split: string): readonly CorpusDocument[] {
  return JSON.parse(readFileSync(join(CORPUS, split, 'truth.json'), 'utf8')) as CorpusDocument[];
}
