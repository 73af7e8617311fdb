import { formatNumber, formatPercent, messagesFor } from '#lib/i18n/index.ts';
import type { MixRow } from '#lib/queries/index.ts';
import { CHART_WIDTH, type Chart, type ChartContext, type ChartOption, type ChartTable } from './chart.ts';
import { bareAxis, caption, emptyOption, emptySize, frame, tooltipHtml } from './frame.ts';
import { hatch } from './hatch.ts';
import { legend, legendHeight } from './legend.ts';
import { rowAxis, rowLayout, shown, type PlotRow } from './rows.ts';
import { textWidth } from './text-fit.ts';
import { colour, FONT_FAMILY, FONT_SIZE, type ChartColour } from './theme.ts';

type Rows = readonly MixRow[];

const STATUSES = ['quantified', 'qualitative', 'blank', 'placeholder'] as const;
type Status = (typeof STATUSES)[number];

const COLOURS: Readonly<Record<Status, ChartColour>> = {
  quantified: 'blue',
  qualitative: 'orange',
  blank: 'purple',
  placeholder: 'grey',
};
const FOOT = 24;
const END_GAP = 8;

interface Line {
  readonly row: MixRow | null;
  readonly plot: PlotRow;
}

/** Headings for the first levels, below each its second levels; the largest groups first. */
function linesOf(rows: Rows, context: ChartContext): readonly Line[] {
  const codes = [...new Set(rows.map((row) => row.level1))];
  const groups = codes.map((code) => ({ code, group: rows.filter((row) => row.level1 === code) }));
  const size = (group: Rows) => group.reduce((sum, row) => sum + row.rows_printed, 0);
  const ordered = groups.sort((a, b) => size(b.group) - size(a.group));
  return ordered.flatMap(({ code, group }) => [
    { row: null, plot: { heading: true, label: levelName(1, code, context), note: '' } },
    ...[...group]
      .sort((a, b) => b.rows_printed - a.rows_printed)
      .map((row) => ({ row, plot: { heading: false, label: levelName(2, row.level2, context), note: '' } })),
  ]);
}

function levelName(level: 1 | 2, code: string | null, { labels, locale }: ChartContext): string {
  if (code !== null && code !== '') return labels.level(level, code);
  return messagesFor(locale).charts.levelUnknown[level === 1 ? 'level1' : 'level2'];
}

function statusNames({ locale }: ChartContext): string[] {
  const { status } = messagesFor(locale).charts;
  return STATUSES.map((code) => status[code]);
}

function plan(rows: Rows, context: ChartContext) {
  const { kept, left } = shown(linesOf(rows, context));
  const plots = kept.map((line) => line.plot);
  const layout = rowLayout(plots, context);
  const top = legendHeight(statusNames(context), context);
  const bottom = top + kept.length * layout.rowHeight;
  return { lines: kept, plots, left, layout, top, bottom, height: bottom + (left > 0 ? FOOT : 4) };
}

function share(row: MixRow): number | null {
  const count = row.rows_printed - row.placeholder;
  return count === 0 ? null : row.quantified / count;
}

function endLabel(row: MixRow, { locale }: ChartContext): string {
  const part = share(row);
  const count = formatNumber(row.rows_printed, locale);
  return part === null ? count : `${count} · ${formatPercent(part, locale, { digits: 0 })}`;
}

function option(rows: Rows, context: ChartContext): ChartOption {
  if (rows.length === 0) return emptyOption(context);
  const { lines, plots, left, layout, top, bottom } = plan(rows, context);
  const { charts } = messagesFor(context.locale);
  const ends = lines.map(({ row }) => (row ? textWidth(endLabel(row, context), FONT_SIZE) : 0));
  const right = Math.ceil(Math.max(0, ...ends)) + END_GAP + 4;
  const maximum = Math.max(1, ...rows.map((row) => row.rows_printed));
  const unit = (CHART_WIDTH[context.width] - layout.left - right) / maximum;
  return {
    ...frame(),
    title: left > 0 ? [caption(charts.rowsLeftOut(left), { left: 0, top: bottom + 4 }, { muted: true })] : [],
    legend: legend(statusNames(context)),
    grid: { left: layout.left, right, top, height: bottom - top },
    xAxis: bareAxis(maximum),
    yAxis: rowAxis(plots, context, layout),
    series: [...STATUSES.map((status) => statusSeries(status, lines, { context, unit })), endSeries(lines, context)],
  };
}

interface SeriesOptions {
  readonly context: ChartContext;
  /** Pixels per indicator: a number is written into its bar only where it has room. */
  readonly unit: number;
}

function statusSeries(status: Status, lines: readonly Line[], { context, unit }: SeriesOptions) {
  const fill = colour(COLOURS[status]);
  const decal = status === 'quantified' ? {} : { decal: hatch(status === 'qualitative' ? 'diagonal' : 'dots') };
  const solid = status === 'quantified';
  return {
    type: 'bar' as const,
    name: messagesFor(context.locale).charts.status[status],
    stack: 'status',
    barWidth: 16,
    itemStyle: { color: fill, borderColor: colour('surface'), borderWidth: 1, ...decal },
    emphasis: { itemStyle: { color: fill, borderColor: colour('ink') } },
    label: {
      show: solid,
      position: 'inside' as const,
      color: colour('surface'),
      fontFamily: FONT_FAMILY,
      fontSize: FONT_SIZE,
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const count = lines[dataIndex]?.row?.[status] ?? 0;
        const text = formatNumber(count, context.locale);
        return count * unit > textWidth(text, FONT_SIZE) + 6 ? text : '';
      },
    },
    tooltip: { formatter: tooltipOf(lines, context) },
    data: lines.map(({ row }) => ({ value: row?.[status] ?? 0, level2: row?.level2 ?? null })),
  };
}

/** Bars without length after the stack: they carry its total and the share quantified. */
function endSeries(lines: readonly Line[], context: ChartContext) {
  return {
    type: 'bar' as const,
    stack: 'status',
    silent: true,
    itemStyle: { color: 'transparent' },
    label: {
      show: true,
      position: 'right' as const,
      distance: END_GAP,
      color: colour('ink'),
      fontFamily: FONT_FAMILY,
      fontSize: FONT_SIZE,
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const row = lines[dataIndex]?.row;
        return row ? endLabel(row, context) : '';
      },
    },
    data: lines.map(() => 0),
  };
}

function tooltipOf(lines: readonly Line[], context: ChartContext) {
  const { status } = messagesFor(context.locale).charts;
  return ({ dataIndex }: { readonly dataIndex: number }) => {
    const row = lines[dataIndex]?.row;
    if (!row) return '';
    const counts = STATUSES.filter((code) => row[code] > 0).map(
      (code) => `${status[code]} ${formatNumber(row[code], context.locale)}`,
    );
    const name = `${levelName(1, row.level1, context)} · ${levelName(2, row.level2, context)}`;
    return tooltipHtml([name, ...counts]);
  };
}

function totals(rows: Rows) {
  const sum = (key: Status | 'rows_printed') => rows.reduce((total, row) => total + row[key], 0);
  const indicators = sum('rows_printed') - sum('placeholder');
  return {
    indicators,
    placeholder: sum('placeholder'),
    quantified: sum('quantified'),
    qualitative: sum('qualitative'),
    blank: sum('blank'),
    share: indicators === 0 ? null : sum('quantified') / indicators,
  };
}

function describe(rows: Rows, context: ChartContext): string {
  const { locale } = context;
  const { charts } = messagesFor(locale);
  const [largest] = [...rows].sort((a, b) => b.rows_printed - a.rows_printed);
  if (!largest) return charts.noData;
  const total = totals(rows);
  return charts.mixSentence({
    ...total,
    share: formatPercent(total.share, locale),
    largest: levelName(2, largest.level2, context),
    largestCount: largest.rows_printed,
  });
}

function table(rows: Rows, context: ChartContext): ChartTable {
  const { locale } = context;
  const { columns } = messagesFor(locale).charts;
  const counts = ['rows_printed', ...STATUSES] as const;
  return {
    columns: [
      { key: 'level1', title: columns.level1, numeric: false },
      { key: 'level2', title: columns.level2, numeric: false },
      { key: 'rows_printed', title: columns.rowsPrinted, numeric: true },
      ...STATUSES.map((status) => ({ key: status, title: columns[status], numeric: true })),
      { key: 'quantified_share', title: columns.quantifiedShare, numeric: true },
    ],
    rows: linesOf(rows, context).flatMap(({ row }) => {
      if (!row) return [];
      const numbers = counts.map((key) => ({ value: row[key], text: formatNumber(row[key], locale) }));
      const levels = ([1, 2] as const).map((level) => {
        const text = levelName(level, level === 1 ? row.level1 : row.level2, context);
        return { value: text, text };
      });
      const part = share(row);
      const last = { value: part, text: part === null ? charts(locale).noShare : formatPercent(part, locale) };
      return [{ link: { level2: row.level2 }, cells: [...levels, ...numbers, last] }];
    }),
  };
}

function charts(locale: ChartContext['locale']) {
  return messagesFor(locale).charts;
}

/** Indicator rows by level 2 under their level 1, split by whether the target has a number. */
export const mixChart: Chart<Rows> = {
  name: 'mix',
  option,
  size: (rows, context) =>
    rows.length === 0 ? emptySize(context) : { width: CHART_WIDTH[context.width], height: plan(rows, context).height },
  describe,
  table,
};
