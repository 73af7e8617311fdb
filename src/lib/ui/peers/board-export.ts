import type { PlacedAgency, Placement } from '#lib/charts/index.ts';
import type { Value } from '#lib/engines/index.ts';
import { measureCode, type Measure } from '#lib/queries/index.ts';
import type { ExportTable } from '../export/export-table.ts';
import type { Text } from '../text.ts';
import type { Board, BoardRow } from './board-rows.ts';
import { cellsOf } from './board-view.ts';
import type { MeasureFormat } from './measure-name.ts';

export interface ExportOptions {
  readonly measure: Measure;
  readonly format: MeasureFormat;
  readonly baseline: string;
  readonly text: Text;
  readonly notes: ExportTable['notes'];
}

/** Name of a leaderboard's file, without its ending. */
export function fileName(measure: Measure): string {
  return `duibiao-peers-${measureCode(measure).replace(/[^A-Za-z0-9_]+/g, '-')}`;
}

/** The leaderboard as a table to hand out: every row in the order shown, numbers as numbers. */
export function exportOf({ rows }: Board, options: ExportOptions): ExportTable {
  const { text, measure, format } = options;
  const { columns, valueIn, facts, differenceTo } = text.words.peers;
  return {
    name: fileName(measure),
    columns: [
      columns.rank,
      'agency_id',
      columns.name,
      text.messages.agency.kind,
      text.messages.agency.region,
      valueIn(format.unit),
      differenceTo(options.baseline, format.unit),
      columns.percentile,
      columns.peers,
      facts.median,
      facts.lower,
      facts.upper,
      facts.previous,
      columns.year,
      columns.remark,
    ],
    rows: rows.map((row) => valuesOf(row, format, text)),
    notes: options.notes,
  };
}

function valuesOf({ row, result, difference }: BoardRow, format: MeasureFormat, text: Text): Value[] {
  const { position } = result;
  return [
    position?.rank ?? null,
    row.agency_id,
    row.agency_name,
    row.agency_kind === null ? null : text.term('kinds', row.agency_kind),
    row.region_name,
    row.shown,
    difference,
    position?.percentile ?? null,
    position?.peers ?? null,
    position?.distanceToMedian ?? null,
    position?.distanceToLowerQuartile ?? null,
    position?.distanceToUpperQuartile ?? null,
    row.previous,
    row.last_year,
    cellsOf({ row, result, difference }, format, text).remark,
  ];
}

/** The rows of a leaderboard as they are drawn: every agency on its peers' spread, all on one scale. */
export function placementOf(
  { rows }: Board,
  { text, format, baseline }: Omit<ExportOptions, 'notes' | 'measure'>,
): Placement {
  const { legend, valueIn, differenceTo } = text.words.peers;
  const head = [valueIn(format.unit), differenceTo(baseline, format.differenceUnit)].join(' · ');
  return { head, write: format.value, names: legend, rows: rows.map((row) => placedAgency(row, format, text)) };
}

function placedAgency(item: BoardRow, format: MeasureFormat, text: Text): PlacedAgency {
  const { row, result } = item;
  const { name, value, difference } = cellsOf(item, format, text);
  return {
    agencyId: row.agency_id,
    name,
    rank: result.position?.rank ?? null,
    value: row.value,
    previous: row.previous,
    peers: result.position,
    figure: [value, difference].filter((part) => part !== '').join(' · ') || text.messages.charts.noShare,
  };
}
