import type { Value } from '#lib/engines/index.ts';
import type { ExportTable } from '../export/export-table.ts';
import type { Cluster, Listing, Pair } from './report.ts';

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
  const rows = clusters.map((one): Value[] => [
    one.layer,
    one.id,
    one.text,
    one.grade,
    one.kind,
    one.spread,
    one.yearSpread,
    one.wordings,
    one.agencyCount,
    one.formCount,
    one.holderCount,
    rounded(one.bits),
    one.agencies.join(';'),
    one.forms.join(';'),
    note.filter,
    note.versions,
  ]);
  return { name: 'clusters', columns: CLUSTER_COLUMNS, rows, notes: [] };
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
  const side = (id: string, text: string): Value[] => {
    const form = forms[id];
    return [id, form?.agencyName ?? null, form?.year ?? null, text];
  };
  const rows = pairs.map((one): Value[] => [
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
  return { name: 'pairs', columns: PAIR_COLUMNS, rows, notes: [] };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
