import { formatNumber, formatPercent, messagesFor } from '#lib/i18n/index.ts';
import type { MixRow } from '#lib/queries/index.ts';
import { joined } from './agency-name.ts';
import { CHART_WIDTH, type Chart, type ChartContext, type ChartOption, type ChartTable } from './chart.ts';
import { bareAxis, caption, emptyOption, emptySize, frame, tooltipHtml, valueLabel } from './frame.ts';
import { hatch } from './hatch.ts';
import { legend, legendHeight } from './legend.ts';
import { onSlots, planRows, rowAxis, shown, type PlotRow, type RowPlan } from './rows.ts';
import { textWidth } from './text-fit.ts';
import { colour, FONT_SIZE, type ChartColour } from './theme.ts';

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
const HEAD = 20;
const COLUMN_GAP = 10;

interface MixLine extends PlotRow {
  readonly row: MixRow | null;
}

/** Headings for the first levels, below each its second levels; the largest groups first. */
function linesOf(rows: Rows, context: ChartContext): readonly MixLine[] {
  const codes = [...new Set(rows.map((row) => row.level1))];
  const groups = codes.map((code) => ({ code, group: rows.filter((row) => row.level1 === code) }));
  const size = (group: Rows) => group.reduce((sum, row) => sum + row.rows_printed, 0);
  const ordered = groups.sort((a, b) => size(b.group) - size(a.group));
  return ordered.flatMap(({ code, group }) => [
    { row: null, heading: true, label: levelName(1, code, context), note: '' },
    ...[...group]
      .sort((a, b) => b.rows_printed - a.rows_printed)
      .map((row) => ({ row, heading: false, label: levelName(2, row.level2, context), note: '' })),
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

function layOut(rows: Rows, context: ChartContext) {
  const { kept, left } = shown(linesOf(rows, context));
  const plan = planRows(kept, context);
  const top = legendHeight(statusNames(context), context) + HEAD;
  const bottom = top + plan.height;
  return { plan, left, top, bottom, height: bottom + (left > 0 ? FOOT : 4) };
}

function share(row: MixRow): number | null {
  const count = row.rows_printed - row.placeholder;
  return count === 0 ? null : row.quantified / count;
}

/** Quantified of all indicators (placeholders left out), as a fraction in figures: "4/12   33%". */
function shareLabel(row: MixRow, { locale }: ChartContext): string {
  const part = share(row);
  if (part === null) return messagesFor(locale).charts.noShare;
  const counts = `${formatNumber(row.quantified, locale)}/${formatNumber(row.rows_printed - row.placeholder, locale)}`;
  return `${counts}\u00a0\u00a0\u00a0${formatPercent(part, locale, { digits: 0 })}`;
}

function option(rows: Rows, context: ChartContext): ChartOption {
  if (rows.length === 0) return emptyOption(context);
  const { plan, left, top, bottom } = layOut(rows, context);
  const { charts } = messagesFor(context.locale);
  const shares = rows.map((row) => textWidth(shareLabel(row, context), FONT_SIZE));
  const head = caption(
    charts.mixColumn,
    { left: CHART_WIDTH[context.width] - 3, top: top - HEAD, textAlign: 'right' },
    { muted: true },
  );
  const right = Math.ceil(Math.max(...shares, textWidth(charts.mixColumn, FONT_SIZE))) + COLUMN_GAP;
  const maximum = Math.max(1, ...rows.map((row) => row.rows_printed));
  const unit = (CHART_WIDTH[context.width] - plan.left - right) / maximum;
  const foot = caption(charts.rowsLeftOut(left), { left: 0, top: bottom + 4 }, { muted: true });
  return {
    ...frame(),
    title: left > 0 ? [head, foot] : [head],
    legend: legend(statusNames(context).map((name) => ({ name }))),
    grid: { left: plan.left, right, top, height: plan.height },
    xAxis: bareAxis(maximum),
    yAxis: [rowAxis(plan, context), shareAxis(plan, right, context)],
    series: STATUSES.map((status) => statusSeries(status, plan, { context, unit })),
  };
}

/** The share quantified as a column of figures at the right edge. */
function shareAxis(plan: RowPlan<MixLine>, right: number, context: ChartContext) {
  const { axisLabel, ...axis } = rowAxis(plan, { ...context, width: 'wide' }, right);
  const formatter = (_: string, index: number) => {
    const slot = plan.slots[index];
    return slot?.marked && slot.row.row ? shareLabel(slot.row.row, context) : '';
  };
  return { ...axis, position: 'right' as const, axisLabel: { ...axisLabel, rich: {}, formatter } };
}

interface SeriesOptions {
  readonly context: ChartContext;
  /** Pixels per indicator: a number is written into its bar only where it has room. */
  readonly unit: number;
}

function statusSeries(status: Status, plan: RowPlan<MixLine>, { context, unit }: SeriesOptions) {
  const fill = colour(COLOURS[status]);
  const decal = status === 'quantified' ? {} : { decal: hatch(status === 'qualitative' ? 'diagonal' : 'dots') };
  return {
    type: 'bar' as const,
    name: messagesFor(context.locale).charts.status[status],
    stack: 'status',
    barWidth: 16,
    itemStyle: { color: fill, borderColor: colour('surface'), borderWidth: 1, ...decal },
    emphasis: { itemStyle: { color: fill, borderColor: colour('ink') } },
    label: {
      ...valueLabel('inside', 0),
      show: status === 'quantified',
      color: colour('surface'),
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const count = plan.slots[dataIndex]?.row.row?.[status] ?? 0;
        const text = formatNumber(count, context.locale);
        return count * unit > textWidth(text, FONT_SIZE) + 6 ? text : '';
      },
    },
    tooltip: {
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => tooltip(plan.slots[dataIndex]?.row.row, context),
    },
    data: onSlots(plan, ({ row }) => ({ value: row?.[status] || '-', level2: row?.level2 ?? null }), '-'),
  };
}

function tooltip(row: MixRow | null | undefined, context: ChartContext): string {
  if (!row) return '';
  const { status } = messagesFor(context.locale).charts;
  const counts = STATUSES.filter((code) => row[code] > 0).map(
    (code) => `${status[code]} ${formatNumber(row[code], context.locale)}`,
  );
  const name = joined([levelName(1, row.level1, context), levelName(2, row.level2, context)], context);
  return tooltipHtml([name, ...counts]);
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
  const { columns, noShare } = messagesFor(locale).charts;
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
      const last = { value: part, text: part === null ? noShare : formatPercent(part, locale) };
      return [{ link: { level2: row.level2 }, cells: [...levels, ...numbers, last] }];
    }),
  };
}

/** Indicator rows by level 2 under their level 1, split by whether the target has a number. */
export const mixChart: Chart<Rows> = {
  name: 'mix',
  option,
  size: (rows, context) =>
    rows.length === 0
      ? emptySize(context)
      : { width: CHART_WIDTH[context.width], height: layOut(rows, context).height },
  describe,
  table,
};
