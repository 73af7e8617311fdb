import { formatNumber, formatPercent, formatWan, messagesFor, type Locale } from '#lib/i18n/index.ts';
import type { RankedRow, Ranking } from '#lib/queries/index.ts';
import { agencyName } from './agency-name.ts';
import { CHART_WIDTH, type Chart, type ChartContext, type ChartOption, type ChartTable } from './chart.ts';
import { bareAxis, caption, emptyOption, emptySize, frame, tooltipHtml, valueLabel } from './frame.ts';
import { MAXIMUM_ROWS, onSlots, planRows, rowAxis, type PlotRow, type RowPlan } from './rows.ts';
import { textWidth } from './text-fit.ts';
import { colour, FONT_SIZE } from './theme.ts';

/** A ranking and what its numbers are: fractions, or amounts in 万元. */
export interface RankingData {
  readonly ranking: Ranking;
  readonly unit: 'rate' | 'wan';
}

interface RankLine extends PlotRow {
  readonly row: RankedRow;
}

const HEAD = 24;
const FOOT = 24;
const LABEL_GAP = 8;

function amount(value: number | null, unit: RankingData['unit'], locale: Locale): string {
  return unit === 'rate' ? formatPercent(value, locale, { digits: 1 }) : formatNumber(value, locale, { digits: 6 });
}

/** The number with its unit, for running text. */
function amountInWords(value: number | null, unit: RankingData['unit'], locale: Locale): string {
  return unit === 'rate' ? amount(value, unit, locale) : formatWan(value, locale);
}

/** The first rows, with the chosen agency kept in sight if it stands further down. */
function visible(rows: readonly RankedRow[], agencyId: string | null): readonly RankedRow[] {
  const first = rows.slice(0, MAXIMUM_ROWS);
  const chosen = rows.find((row) => row.agency_id === agencyId);
  return !chosen || first.includes(chosen) ? first : [...first.slice(0, MAXIMUM_ROWS - 1), chosen];
}

function layOut({ ranking }: RankingData, context: ChartContext) {
  const rows = visible(ranking.rows, context.agencyId ?? null);
  const plan = planRows(
    rows.map((row) => line(row, context)),
    context,
  );
  const left = ranking.rows.length - rows.length;
  return { plan, left, height: HEAD + plan.height + (left > 0 ? FOOT : 6) };
}

function line(row: RankedRow, { locale }: ChartContext): RankLine {
  const place = row.rank === null ? '' : messagesFor(locale).charts.rankLabel(row.rank);
  return { heading: false, label: [place, agencyName(row)].filter((part) => part !== '').join(' '), note: '', row };
}

function option(data: RankingData, context: ChartContext): ChartOption {
  const { ranking, unit } = data;
  if (ranking.rows.length === 0) return emptyOption(context);
  const { plan, left, height } = layOut(data, context);
  const { locale } = context;
  const { charts } = messagesFor(locale);
  const ends = plan.slots.map(({ row }) => textWidth(amount(row.row.value, unit, locale), FONT_SIZE));
  const right = Math.ceil(Math.max(...ends)) + LABEL_GAP + 6;
  const values = ranking.rows.map((row) => row.value ?? 0);
  const axis = bareAxis(Math.max(0, ...values) || 1, Math.min(0, ...values));
  const head = caption(
    charts.rankingHead(amountInWords(ranking.median, unit, locale)),
    { left: 0, top: 2 },
    { muted: true },
  );
  const foot = caption(charts.rowsLeftOut(left), { left: 0, top: height - FOOT + 6 }, { muted: true });
  return {
    ...frame(),
    title: left > 0 ? [head, foot] : [head],
    grid: { left: plan.left, right, top: HEAD, height: plan.height },
    xAxis: axis,
    yAxis: rowAxis(plan, context),
    series: [bars(plan, unit, context), medianLine(plan, ranking.median)],
  };
}

function bars(plan: RowPlan<RankLine>, unit: RankingData['unit'], context: ChartContext) {
  const { locale } = context;
  return {
    type: 'bar' as const,
    barWidth: 14,
    itemStyle: { color: colour('blue') },
    emphasis: { itemStyle: { color: colour('blue'), borderColor: colour('ink') } },
    label: {
      ...valueLabel('right', LABEL_GAP),
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const row = plan.slots[dataIndex]?.row.row;
        return row ? amount(row.value, unit, locale) : '';
      },
    },
    tooltip: {
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const ranked = plan.slots[dataIndex]?.row;
        return ranked ? tooltipHtml([ranked.label, amountInWords(ranked.row.value, unit, locale)]) : '';
      },
    },
    data: onSlots(plan, ({ row }) => bar(row, context), '-'),
  };
}

function bar(row: RankedRow, { agencyId }: ChartContext) {
  const chosen = row.agency_id === agencyId;
  const itemStyle = chosen ? { color: colour('orange'), borderColor: colour('ink'), borderWidth: 2 } : {};
  return { value: row.value ?? 0, agencyId: row.agency_id, itemStyle };
}

/** The median of all as a line through the rows. */
function medianLine(plan: RowPlan<RankLine>, median: number | null) {
  return {
    type: 'scatter' as const,
    silent: true,
    symbol: 'rect',
    symbolSize: [2, plan.slotHeight + 1],
    itemStyle: { color: colour('ink'), opacity: 1 },
    z: 3,
    data: median === null ? [] : plan.slots.map((_, at) => [median, at]),
  };
}

function describe({ ranking, unit }: RankingData, context: ChartContext): string {
  const { locale } = context;
  const { charts } = messagesFor(locale);
  const ranked = ranking.rows.filter((row) => row.rank !== null);
  const [first] = ranked;
  const last = ranked.at(-1);
  if (!first || !last || ranking.median === null) return charts.noData;
  const named = (row: RankedRow) => `${agencyName(row)} ${amountInWords(row.value, unit, locale)}`;
  return charts.rankingSentence({
    count: ranking.count,
    first: named(first),
    last: named(last),
    median: amountInWords(ranking.median, unit, locale),
    unranked: ranking.rows.length - ranking.count,
  });
}

function table({ ranking, unit }: RankingData, { locale }: ChartContext): ChartTable {
  const { columns, noShare } = messagesFor(locale).charts;
  const or = (value: number | null, text: string) => ({ value, text: value === null ? noShare : text });
  return {
    columns: [
      { key: 'rank', title: columns.rank, numeric: true },
      { key: 'agency', title: columns.agency, numeric: false },
      { key: 'value', title: unit === 'wan' ? columns.total : columns.value, numeric: true },
      { key: 'percentile', title: columns.percentile, numeric: true },
      { key: 'distance_to_median', title: columns.distanceToMedian, numeric: true },
    ],
    rows: ranking.rows.map((row) => ({
      link: { agencyId: row.agency_id },
      cells: [
        or(row.rank, formatNumber(row.rank, locale)),
        { value: agencyName(row), text: agencyName(row) },
        { value: row.value, text: amount(row.value, unit, locale) },
        or(row.percentile, formatPercent(row.percentile, locale, { digits: 0 })),
        or(row.distance_to_median, distance(row.distance_to_median, unit, locale)),
      ],
    })),
  };
}

/** A difference with its sign; of rates in percentage points. */
function distance(value: number | null, unit: RankingData['unit'], locale: Locale): string {
  if (value === null) return '';
  const { charts } = messagesFor(locale);
  const sign = value > 0 ? '+' : '';
  if (unit === 'wan') return `${sign}${formatNumber(value, locale)}`;
  return charts.percentagePoints(`${sign}${formatNumber(Number((value * 100).toPrecision(12)), locale)}`);
}

/** Agencies by one number, the best first, with the median of all. */
export const rankingChart: Chart<RankingData> = {
  name: 'ranking',
  option,
  size: (data, context) =>
    data.ranking.rows.length === 0
      ? emptySize(context)
      : { width: CHART_WIDTH[context.width], height: layOut(data, context).height },
  describe,
  table,
};
