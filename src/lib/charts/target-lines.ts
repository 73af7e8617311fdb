import { formatPlace, formatTarget, formatYear, messagesFor } from '#lib/i18n/index.ts';
import type { ConceptTargetRow } from '#lib/queries/index.ts';
import { agencyName, agencyYear, agencyYearLabel } from './agency-name.ts';
import type { ChartContext, ChartTable, TableColumn } from './chart.ts';
import type { DotLine } from './dot-plot.ts';
import { markerOf } from './marker.ts';

type Rows = readonly ConceptTargetRow[];

/** A rate that can stand on a percentage axis. */
function plottable(row: ConceptTargetRow): boolean {
  return row.kind === 'rate' && row.number !== null;
}

/** Lines of targets: equal demands of one agency, year, form type and indicator name become one, with their number. */
export function targetLines(rows: Rows, context: ChartContext): DotLine[] {
  const groups = new Map<string, ConceptTargetRow[]>();
  for (const row of rows) {
    const identity = [row.agency_id, row.fiscal_year, row.form_type, row.name, formatTarget(row, context.locale)];
    const key = JSON.stringify(identity);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [targetLine(first, group.length, context)] : [];
  });
}

function targetLine(row: ConceptTargetRow, count: number, context: ChartContext): DotLine {
  const { locale } = context;
  const { codes } = messagesFor(locale);
  const plotted = plottable(row);
  const type = `${codes.formType[row.form_type]}${count > 1 ? ` ×${count}` : ''}`;
  const name = row.name ?? '';
  const note = name === '' ? type : `${type} · ${name}`;
  return {
    heading: false,
    ...agencyYearLabel(row, context),
    note,
    rate: plotted ? row.number : null,
    rateMax: plotted && row.value_max !== null ? Number(row.value_max) / 100 : null,
    marker: plotted ? markerOf(row.operator, row.operator_explicit) : null,
    text: plotted ? formatTarget(row, locale) : laneText(row, locale),
    tooltip: [agencyYear(row, context), note, count === 1 ? (row.project_name ?? '') : '', formatTarget(row, locale)],
    link: { agencyId: row.agency_id, formId: count === 1 ? row.form_id : null, concept: row.concept },
  };
}

/** The lane is headed "not quantified" already, so only the words are repeated in it. */
function laneText(row: ConceptTargetRow, locale: ChartContext['locale']): string {
  const { charts } = messagesFor(locale);
  if (row.status === 'blank') return charts.lanes.blank;
  return row.status === 'qualitative' ? (row.text ?? '').trim() : formatTarget(row, locale);
}

/** The lowest and the highest demand with their agencies; null if none has a number. */
export function demandRange(rows: Rows, context: ChartContext) {
  const numbers = rows.filter(plottable).sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  const [low] = numbers;
  const high = numbers.at(-1);
  if (!low || !high) return null;
  const demand = (row: ConceptTargetRow) => `${agencyYear(row, context)} ${formatTarget(row, context.locale)}`;
  return { low: demand(low), high: demand(high), same: low.number === high.number, count: numbers.length };
}

/** Highest demand first, then those without a number; ties in a fixed order. */
export function byRate(a: DotLine, b: DotLine): number {
  return (b.rate ?? -1) - (a.rate ?? -1) || compare(a.label + (a.tail ?? ''), b.label + (b.tail ?? ''));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Data table of targets, one row per printed target. */
export function targetTable(rows: Rows, context: ChartContext, concept: boolean): ChartTable {
  const { columns } = messagesFor(context.locale).charts;
  const text = (key: string, title: string): TableColumn => ({ key, title, numeric: false });
  const all = [
    text('concept', columns.concept),
    text('agency', columns.agency),
    { key: 'fiscal_year', title: columns.year, numeric: true },
    text('form_type', columns.formType),
    text('project_name', columns.form),
    text('name', concept ? columns.indicator : columns.askedOf),
    text('target', columns.target),
    text('place', columns.place),
  ];
  const start = concept ? 0 : 1;
  return {
    columns: all.slice(start),
    rows: rows.map((row) => ({
      link: { agencyId: row.agency_id, formId: row.form_id, concept: row.concept },
      cells: cells(row, context).slice(start),
    })),
  };
}

function cells(row: ConceptTargetRow, context: ChartContext) {
  const { locale, labels } = context;
  const { codes, site } = messagesFor(locale);
  const plain = (value: string | null) => ({ value, text: value ?? '' });
  return [
    { value: row.concept, text: labels.concept(row.concept) },
    plain(agencyName(row)),
    { value: row.fiscal_year, text: formatYear(row.fiscal_year, locale) },
    { value: row.form_type, text: codes.formType[row.form_type] },
    plain(row.project_name),
    { value: row.name, text: row.name ?? site.notFilled },
    { value: row.text, text: formatTarget(row, locale) },
    { value: row.source_place, text: formatPlace(row.source_place, locale) },
  ];
}
