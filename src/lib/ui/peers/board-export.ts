import type { Value } from '#lib/engines/index.ts';
import { measureCode, type Measure } from '#lib/queries/index.ts';
import type { ExportTable } from '../export/export-table.ts';
import type { Text } from '../text.ts';
import type { Board, BoardRow } from './board-rows.ts';
import { cellsOf } from './board-view.ts';
import { measureName, type MeasureFormat } from './measure-name.ts';

interface ExportOptions {
  readonly measure: Measure;
  readonly format: MeasureFormat;
  /** The conditions in force, in words. */
  readonly filters: readonly string[];
  readonly baseline: string;
  readonly text: Text;
  /** Name of the reader's own data; null for the sample. */
  readonly source: string | null;
}

/** The leaderboard as a table to hand out: every row in the order shown, numbers as numbers. */
export function exportOf({ rows }: Board, options: ExportOptions): ExportTable {
  const { text, measure, format } = options;
  const { columns, valueIn, facts, differenceTo } = text.words.peers;
  return {
    name: `duibiao-peers-${measureCode(measure).replace(/[^A-Za-z0-9_]+/g, '-')}`,
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
    notes: notesOf(options),
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

function notesOf({ measure, filters, text, source }: ExportOptions): ExportTable['notes'] {
  const { notes, unfiltered } = text.words.export;
  const { listSeparator, sampleData } = text.messages.site;
  return [
    [notes.title, text.words.peers.exported(measureName(measure, text))],
    [notes.filters, filters.length === 0 ? unfiltered : filters.join(listSeparator)],
    [notes.source, source ?? sampleData],
    [notes.address, location.href],
    [notes.date, new Date().toISOString().slice(0, 10)],
  ];
}
