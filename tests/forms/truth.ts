/** The hand reading of the five published documents (tests/fixtures/forms/real/truth.json), as far as tests use it. */
export interface Truth {
  readonly documents: readonly { readonly file: string; readonly forms: readonly TruthForm[] }[];
}

interface Amount {
  readonly printed: string;
  readonly code: string;
  readonly amount: number | null;
  readonly half_year?: number;
}

interface Item {
  readonly name: string;
  readonly amount: number | null;
  readonly half_year?: number;
  readonly ambiguous?: boolean;
}

export interface TruthForm {
  readonly form_id: string;
  readonly form_type: string;
  readonly title_printed: string;
  readonly agency: { readonly normalized: string };
  readonly supervising_department: { readonly normalized: string } | null;
  readonly region: { readonly code: string };
  readonly fiscal_year: number;
  readonly submission_date: string | null;
  readonly project: {
    readonly name: string;
    readonly code: string | null;
    readonly attribute_code?: string | null;
    readonly category: string | null;
  } | null;
  readonly period: { readonly start: string | null; readonly end: string | null };
  readonly functional_code: { readonly code: string } | null;
  readonly personnel?: {
    readonly posts?: number;
    readonly administrative_posts?: number;
    readonly in_post?: number;
    readonly retired?: number;
  };
  readonly budget: {
    readonly total: number;
    readonly by_source: readonly Amount[];
    readonly by_expenditure_type: readonly Amount[];
    readonly by_level: readonly Amount[];
    readonly line_items: readonly Item[];
    readonly half_year_plan: number | null;
  };
  readonly goals: {
    readonly medium_long_term: string | null;
    readonly annual: string | null;
    readonly annual_second_block?: string;
  };
  readonly narrative: Readonly<Record<string, unknown>>;
  readonly tasks: readonly {
    readonly name: string;
    readonly content?: string;
    readonly expected_goal?: string;
    readonly amount: number | null;
    readonly start?: string;
    readonly end?: string;
  }[];
  readonly indicators: readonly TruthIndicator[];
}

export interface TruthIndicator {
  readonly ordinal: number;
  readonly source_line: number;
  readonly level1_printed: string | null;
  readonly level1_source: string;
  readonly level1_code: string | null;
  readonly level2_printed: string | null;
  readonly level2_source: string;
  readonly level2_code: string | null;
  readonly name_printed: string | null;
  readonly name: string | null;
  readonly concept: string | null;
  readonly direction: string;
  readonly is_placeholder: boolean;
  readonly ambiguous: boolean;
  readonly targets: readonly TruthTarget[];
}

export interface TruthTarget {
  readonly period: string;
  readonly text: string | null;
  readonly parsed: {
    readonly operator: string;
    readonly operator_explicit: boolean;
    readonly value: number | string | null;
    readonly unit: string | null;
    readonly kind: string;
    readonly base_value: number | null;
    readonly base_unit: string | null;
  };
}
