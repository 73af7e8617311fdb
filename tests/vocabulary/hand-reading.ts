import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One indicator row of the hand reading of the five published documents. */
export interface ReadRow {
  readonly row_id: string;
  readonly source_line: number;
  readonly level1_code: string | null;
  readonly level2_code: string | null;
  readonly name: string | null;
  readonly name_printed: string | null;
  readonly symbol_printed: string | null;
  readonly unit_printed_in_own_column: string | null;
  readonly concept: string | null;
  readonly targets: readonly {
    readonly period: string;
    readonly text: string | null;
    readonly parsed: {
      readonly operator: string;
      readonly operator_explicit: boolean;
      readonly value: number | string | null;
      readonly value_max: number | string | null;
      readonly unit: string | null;
      readonly kind: 'rate' | 'count' | 'money' | 'duration' | 'date' | 'qualitative' | 'none';
      readonly base_value: number | null;
      readonly base_unit: string | null;
    };
  }[];
}

interface Reading {
  readonly documents: readonly {
    readonly file: string;
    readonly forms: readonly {
      readonly form_id: string;
      readonly title_printed: string;
      readonly fiscal_year: number;
      readonly agency: { readonly printed: string; readonly normalized: string };
      readonly region: { readonly code: string };
      readonly project: { readonly code: string | null } | null;
      readonly indicators: readonly ReadRow[];
    }[];
  }[];
}

const folder = join(import.meta.dirname, '../fixtures/forms/real');

/** The text of one of the five documents. */
export const documentText = (file: string): string => readFileSync(join(folder, file), 'utf8');

const reading = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Reading;

/** Every form of the five documents with the file it stands in. */
export const readForms = reading.documents.flatMap(({ file, forms }) => forms.map((form) => ({ file, ...form })));

/** Every indicator row of the five documents. */
export const readRows = readForms.flatMap(({ fiscal_year, indicators }) =>
  indicators.map((row) => ({ ...row, fiscalYear: fiscal_year })),
);
