import Papa from 'papaparse';
import type { Cluster, Listing, Pair } from './report.ts';

/** A cell of an exported table. */
export type ExportCell = string | number | null;

/** An exported table: its columns by code, and its rows. */
export interface ExportTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ExportCell[])[];
}

/** Under which conditions and with which program something was exported. */
export interface ExportNote {
  /** The filter as the address keeps it; empty for none. */
  readonly filter: string;
  readonly versions: string;
}

const CLUSTER_COLUMNS = [
  'level',
  'cluster',
  'text',
  'grade',
  'kind',
  'spread',
  'years_spread',
  'wordings',
  'agencies',
  'forms',
  'holders',
  'bits',
  'agency_ids',
  'form_ids',
  'filter',
  'versions',
] as const;

/** Clusters as a table of codes and counts; lists joined by `;`. */
export function clusterTable(clusters: readonly Cluster[], note: ExportNote): ExportTable {
  const rows = clusters.map((one): ExportCell[] => [
    one.layer,
    one.id,
    one.text,
    one.grade,
    one.kind,
    one.spread,
    one.yearSpread,
    one.wordings,
    one.agencies.length,
    one.forms.length,
    one.holderCount,
    rounded(one.bits),
    one.agencies.join(';'),
    one.forms.join(';'),
    note.filter,
    note.versions,
  ]);
  return { columns: CLUSTER_COLUMNS, rows };
}

const PAIR_COLUMNS = [
  'level',
  'left_form_id',
  'left_agency',
  'left_year',
  'left_text',
  'right_form_id',
  'right_agency',
  'right_year',
  'right_text',
  'grade',
  'relation',
  'years_spread',
  'similarity',
  'bits',
  'cluster',
  'filter',
  'versions',
] as const;

/** Pairs as a table, the forms named by id, agency and year. */
export function pairTable(pairs: readonly Pair[], forms: Listing['forms'], note: ExportNote): ExportTable {
  const side = (id: string, text: string): ExportCell[] => {
    const form = forms[id];
    return [id, form?.agencyName ?? null, form?.year ?? null, text];
  };
  const rows = pairs.map((one): ExportCell[] => [
    one.layer,
    ...side(one.left, one.leftText),
    ...side(one.right, one.rightText),
    one.grade,
    one.relation,
    one.yearSpread,
    rounded(one.similarity),
    rounded(one.bits),
    one.cluster,
    note.filter,
    note.versions,
  ]);
  return { columns: PAIR_COLUMNS, rows };
}

/** A table as CSV that spreadsheet programs open in UTF-8 and do not compute: a mark first, formulas disarmed, CRLF. */
export function csvOf({ columns, rows }: ExportTable): string {
  return `\uFEFF${Papa.unparse([[...columns], ...rows.map((row) => [...row])], { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}

/** Sheets of an .xlsx workbook by name. The writer's code is loaded here. */
export async function workbookOf(sheets: Readonly<Record<string, ExportTable>>): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  const cell = (value: ExportCell) => {
    if (value === null) return null;
    return typeof value === 'number'
      ? { value, type: Number }
      : { value: value.slice(0, LONGEST_TEXT), type: String as StringConstructor };
  };
  return write(
    Object.entries(sheets).map(([sheet, { columns, rows }]) => ({
      sheet,
      stickyRowsCount: 1,
      columns: columns.map((column) => ({ width: /text$/.test(column) ? 50 : 16 })),
      data: [
        columns.map((value) => ({ value, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map((one) => cell(one))),
      ],
    })),
  ).toBlob();
}

/** Excel's limit. */
const LONGEST_TEXT = 32_767;

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
