import type { RowColumns } from './collapse.ts';
import type { ChanceEstimate } from './chance.ts';
import type { FormEvidence } from './evidence.ts';
import type { Framework } from './form-corpus.ts';
import type { FormMatch } from './form-index.ts';
import type { FormPair } from './form-pairs.ts';
import type { FormInput, FormTable, RowInput } from './form-table.ts';
import type { NameMatch } from './name-index.ts';
import type { PassageMatch } from './passage-index.ts';
import type { PassageTable } from './passage-table.ts';
import type { SharedRun } from './passages.ts';
import type { Progress } from './progress.ts';
import type { RowReuse } from './rows.ts';
import type { StrayRow } from './stray-row.ts';

/** What the worker can be asked, and what it answers. Rows, forms and passages stay in the worker for later questions. */
export interface Jobs {
  /** All pairs of similar names and their clusters. */
  readonly rows: {
    readonly ask: { readonly columns: RowColumns; readonly threshold?: number };
    readonly answer: RowReuse;
  };
  /** The names like those of some rows, row by row, the most similar first and at most `most` of each; after `rows`. */
  readonly checkRows: {
    readonly ask: { readonly rows: readonly RowInput[]; readonly most?: number };
    readonly answer: readonly (readonly NameMatch[])[];
  };
  /** All surprising pairs of forms. */
  readonly forms: {
    readonly ask: { readonly table: FormTable; readonly frameworks?: readonly Framework[] };
    readonly answer: { readonly pairs: readonly FormPair[]; readonly line: number };
  };
  /** Rows pasted into projects whose own text, given by form, has no word of them; after `forms`. */
  readonly strays: { readonly ask: { readonly texts: readonly string[] }; readonly answer: readonly StrayRow[] };
  /** The share of chance at some lines; after `forms`. */
  readonly chance: {
    readonly ask: { readonly lines: readonly number[]; readonly decoys?: number };
    readonly answer: ChanceEstimate;
  };
  /** Everything for and against one pair; after `forms`. */
  readonly evidence: { readonly ask: { readonly left: number; readonly right: number }; readonly answer: FormEvidence };
  /** One form against all; after `forms`. */
  readonly checkForm: { readonly ask: { readonly form: FormInput }; readonly answer: readonly FormMatch[] };
  /** All shared runs of passages. */
  readonly passages: {
    readonly ask: { readonly table: PassageTable; readonly base?: readonly string[]; readonly line?: number };
    readonly answer: PassageAnswer;
  };
  /** One text against all; after `passages`. */
  readonly checkText: { readonly ask: { readonly text: string }; readonly answer: readonly PassageMatch[] };
}

export interface PassageAnswer {
  readonly runs: readonly SharedRun[];
  /** The distinct text of every passage, and the passages of every distinct text. */
  readonly textOf: Uint32Array;
  readonly ownerStarts: Uint32Array;
  readonly owners: Uint32Array;
}

export type JobKind = keyof Jobs;

export type Request =
  | { readonly [Kind in JobKind]: { readonly id: number; readonly kind: Kind } & Jobs[Kind]['ask'] }[JobKind]
  /** Ends the job of that id as soon as it stops to report, or before it begins. */
  | { readonly id: number; readonly kind: 'cancel' };

export type Reply =
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress }
  | { readonly id: number; readonly kind: 'done'; readonly answer: Jobs[JobKind]['answer'] }
  | { readonly id: number; readonly kind: 'cancelled' }
  /** `unprepared`: the question needs rows, forms or passages that were not given. `failed`: a fault of the program. */
  | { readonly id: number; readonly kind: 'failed'; readonly code: 'unprepared' | 'failed'; readonly message: string };
