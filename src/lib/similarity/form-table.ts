import { packTexts } from './column.ts';
import type { RowColumns } from './collapse.ts';

export interface FormInput {
  readonly id: string;
  readonly agency: AgencyInput;
  /** Fiscal year and date of filing (ISO 8601), as far as known; nothing else decides what is earlier. */
  readonly year?: number;
  readonly date?: string;
  readonly project?: string;
  readonly rows: readonly RowInput[];
}

export interface AgencyInput {
  readonly id: string;
  /** What the office does; empty if unknown. */
  readonly kind: string;
  /** Codes of the regions it lies in, the widest first. */
  readonly regions: readonly string[];
}

export interface RowInput {
  readonly name: string;
  readonly target: string;
}

/** Forms in columns: form i has the rows `rowStarts[i]` up to before `rowStarts[i + 1]`. Can be handed to a worker. */
export interface FormTable {
  readonly agencies: readonly AgencyInput[];
  readonly agencyOf: Uint32Array;
  /** 0 for unknown. */
  readonly years: Uint16Array;
  readonly dates: readonly string[];
  readonly projects: readonly string[];
  readonly rowStarts: Uint32Array;
  readonly rows: Required<RowColumns>;
}

/** Packs forms into columns; agencies are told apart by their id. */
export function packForms(forms: readonly FormInput[]): FormTable {
  const numbers = new Map<string, number>();
  const agencies: AgencyInput[] = [];
  const agencyOf = Uint32Array.from(forms, ({ agency }) => {
    const known = numbers.get(agency.id);
    if (known !== undefined) return known;
    numbers.set(agency.id, agencies.length);
    return agencies.push(agency) - 1;
  });
  const rowStarts = new Uint32Array(forms.length + 1);
  forms.forEach((form, at) => (rowStarts[at + 1] = (rowStarts[at] ?? 0) + form.rows.length));
  const rows = forms.flatMap((form) => form.rows);
  return {
    agencies,
    agencyOf,
    years: Uint16Array.from(forms, ({ year }) => year ?? 0),
    dates: forms.map(({ date }) => date ?? ''),
    projects: forms.map(({ project }) => project ?? ''),
    rowStarts,
    rows: { names: packTexts(rows.map((row) => row.name)), targets: packTexts(rows.map((row) => row.target)) },
  };
}
