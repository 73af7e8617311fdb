import type { Row } from '#lib/dataset/index.ts';
import type { DocumentReading } from './assemble.ts';

/** What a person settles about a reading; see `corrections-file.ts` for the file they are kept in. */
export type CorrectionKind = keyof CorrectionShapes;

/** Values of a row in a correction: what it should be, only the fields that change. */
export type CorrectionValues = Readonly<Record<string, string | null>>;

/** Where a row stands and what is printed there; `nth` counts rows of the same place and print, from 1. */
export interface RowAnchor {
  readonly place: string;
  readonly printed: string;
  readonly nth?: number;
}

export type RowTable = 'indicators' | 'amounts' | 'goals' | 'tasks' | 'narratives';

/** An indicator row as a person states it. */
export interface RowContent {
  readonly level1: string | null;
  readonly level2: string | null;
  readonly name: string | null;
  readonly target: string | null;
}

interface Common extends RowAnchor {
  /** Place of the form the correction is about; empty for a piece of the document. */
  readonly form: string;
  /** What the reader made of it. */
  readonly read: CorrectionValues;
}

interface CorrectionShapes {
  /** A field of the header. */
  header: Common & { readonly field: HeaderField; readonly should: { readonly value: string | null } };
  /** An unread piece that is the label and value of a field. */
  label: Common & { readonly should: { readonly field: LabelField; readonly value: string } };
  /** Code, number (with its unit) or period of an amount. */
  amount: Common & { readonly should: AmountChange };
  indicator: Common & { readonly should: IndicatorChange };
  target: Common & {
    readonly period: Row<'targets'>['period'];
    readonly scope: string;
    readonly should: TargetChange;
  };
  goal: Common & { readonly should: { readonly horizon?: Row<'goals'>['horizon']; readonly text?: string } };
  /** One row is several. */
  split: Common & { readonly should: readonly RowContent[] };
  /** Two rows are one. */
  merge: Common & { readonly with: RowAnchor; readonly should: RowContent };
  /** A row that is none: its text is kept as unread. */
  remove: Common & { readonly table: RowTable };
  /** An unread piece that is an indicator row. */
  add: Common & { readonly should: RowContent };
  /** An unread piece that has nothing to do with the form. */
  irrelevant: Common;
  /** A doubt that was looked at: the reading is right. */
  confirm: Common & { readonly code: string };
}

export interface AmountChange {
  readonly breakdown?: Row<'amounts'>['breakdown'];
  readonly code?: Row<'amounts'>['code'];
  readonly period?: Row<'amounts'>['period'];
  /** The number as printed; null for a cell that is blank. */
  readonly number?: string | null;
  /** The unit of money the number is in; 万元 if left out. */
  readonly unit?: string;
}

export interface IndicatorChange {
  readonly level1?: string | null;
  readonly level2?: string | null;
  readonly name?: string | null;
  readonly concept?: string | null;
}

export interface TargetChange {
  readonly text?: string | null;
  readonly operator?: Row<'targets'>['operator'];
  readonly value?: string | null;
  readonly value_max?: string | null;
  readonly unit?: string | null;
}

export type CorrectionOf<K extends CorrectionKind> = CorrectionShapes[K] & { readonly kind: K };
export type Correction = { [K in CorrectionKind]: CorrectionOf<K> }[CorrectionKind];

/** Header fields that can be corrected, by their column of the dataset. */
export const HEADER_FIELDS = [
  'title',
  'type',
  'agency',
  'fiscal_year',
  'project_name',
  'project_code',
  'project_attribute',
  'project_category',
  'functional_code',
  'start',
  'end',
  'submitted_on',
  'supervising_department',
  'posts',
  'in_post',
  'retired',
] as const;
export type HeaderField = (typeof HEADER_FIELDS)[number];

/** What an unread label can be the label of: a header field, a goal, a narrative or an amount. */
export type LabelField = HeaderField | `goal:${string}` | `narrative:${string}` | `amount:${string}`;

/** Why a correction was not applied: its form, its row or its text is no longer there, or its value is not usable. */
export type StaleReason = 'form_gone' | 'row_gone' | 'text_gone' | 'value_unusable';

/** A correction that matches nothing any more. */
export interface StaleCorrection {
  readonly correction: Correction;
  readonly reason: StaleReason;
}

/** A reading with the corrections that made it what it is. */
export interface CorrectedReading extends DocumentReading {
  readonly corrections: readonly Correction[];
}

/** The corrections a reading already carries. */
export function correctionsOf(reading: DocumentReading): readonly Correction[] {
  return 'corrections' in reading ? (reading as CorrectedReading).corrections : [];
}

/** The corrections of one document. */
export interface DocumentCorrections {
  readonly file: string;
  /** SHA-256 of the document they were made on. */
  readonly sha256: string;
  readonly corrections: readonly Correction[];
}
