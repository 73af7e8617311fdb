import type { Engine } from '#lib/engines/index.ts';
import { runSearch, type IndicatorRow } from '#lib/queries/index.ts';
import type { ExportTable } from '../export/export-table.ts';
import type { SearchState } from './address.svelte.ts';

/** An export holds this many rows at most: more than a sheet is read with, less than a tab's memory. */
export const MOST_EXPORTED = 100_000;

/** Columns of an exported row, by the names of the dataset. */
const COLUMNS = [
  'indicator_id',
  'name',
  'level1',
  'level2',
  'concept',
  'text',
  'operator',
  'value',
  'value_max',
  'unit',
  'kind',
  'baseline',
  'agency_id',
  'agency_name',
  'agency_kind',
  'region_code',
  'region_name',
  'fiscal_year',
  'form_id',
  'form_type',
  'project_name',
  'source_place',
] as const satisfies readonly (keyof IndicatorRow)[];

/** All rows a search finds, for a file; `notes` say what was asked for. */
export async function resultTable(
  engine: Engine,
  state: SearchState,
  notes: ExportTable['notes'],
): Promise<ExportTable> {
  const { words, filter, order, descending } = state;
  const rows = await runSearch(engine, filter, { words, order, descending, limit: MOST_EXPORTED });
  return {
    name: 'duibiao-indicators',
    columns: COLUMNS,
    rows: rows.map((row) => COLUMNS.map((column) => row[column])),
    notes,
  };
}
