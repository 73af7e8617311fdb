import { formatPercent, messagesFor } from '#lib/i18n/index.ts';
import { CHART_WIDTH, type ChartContext, type ChartLink, type ChartOption, type ChartSize } from './chart.ts';
import { bareAxis, caption, emptyOption, emptySize, frame, tooltipHtml, valueLabel } from './frame.ts';
import { legend, legendHeight } from './legend.ts';
import { markerIcon, markerName, markerShape, MARKERS, type Marker } from './marker.ts';
import { onSlots, planRows, rowAxis, shown, type PlotRow, type RowPlan } from './rows.ts';
import { roundRange, type RoundRange } from './round-axis.ts';
import { fitText } from './text-fit.ts';
import { colour, FONT_FAMILY } from './theme.ts';

/** One line of a dot plot of rates: a heading, a demand with a number, or words in the lane beside the axis. */
export interface DotLine extends PlotRow {
  /** The demanded rate as a fraction; null puts the line into the lane. */
  readonly rate: number | null;
  readonly rateMax: number | null;
  readonly marker: Marker | null;
  /** What stands beside the mark, or in the lane. */
  readonly text: string;
  readonly tooltip: readonly string[];
  readonly link: ChartLink;
}

const AXIS = 26;
const FOOT = 24;
const LANE = { narrow: 96, wide: 150 } as const;
const LANE_GAP = 18;
const LANE_PADDING = 8;
const LANE_TEXT = 11;
/** Room for half a mark, or half an axis label, at both ends. */
const EDGE = 18;

function layOut(all: readonly DotLine[], context: ChartContext) {
  const { kept, left } = shown(all);
  const plan = planRows(kept, context);
  const markers = MARKERS.filter((marker) => kept.some((line) => line.marker === marker));
  const names = markers.map((marker) => markerName(marker, context.locale));
  const top = legendHeight(names, context) + AXIS;
  const bottom = top + plan.height;
  const lane = kept.some((line) => line.rate === null && !line.heading) ? LANE[context.width] : 0;
  const plotLeft = plan.left + EDGE;
  const plotWidth = CHART_WIDTH[context.width] - plotLeft - EDGE - (lane > 0 ? lane + LANE_GAP - EDGE / 2 : 0);
  return { plan, left, markers, top, bottom, lane, plotLeft, plotWidth, height: bottom + (left > 0 ? FOOT : 6) };
}

type Layout = ReturnType<typeof layOut>;

/** From a round value well below the lowest demand, so that its label has room, to 100 % or beyond. */
function rangeOf(lines: readonly DotLine[], { width }: ChartContext): RoundRange {
  const rates = lines.flatMap((line) => (line.rate === null ? [] : [line.rate, line.rateMax ?? line.rate]));
  const low = Math.min(1, ...rates);
  const high = Math.max(1, ...rates);
  if (rates.length === 0) return roundRange(0, 1, { width });
  return roundRange(low < 0 ? low - 0.1 : Math.max(0, low - (high - low) * 0.4 - 0.08), high, { width });
}

/** Option of a dot plot of rates with a lane for what has no number. */
export function dotOption(all: readonly DotLine[], context: ChartContext): ChartOption {
  if (all.length === 0) return emptyOption(context);
  const layout = layOut(all, context);
  const { plan, markers, top, lane, plotLeft, plotWidth } = layout;
  const range = rangeOf(all, context);
  const laneGrid = { left: CHART_WIDTH[context.width] - lane, width: lane, top, height: plan.height };
  return {
    ...frame(),
    title: titles(layout, context),
    legend: legend(markers.map((marker) => ({ name: markerName(marker, context.locale), ...markerIcon(marker) }))),
    grid: [
      { left: plotLeft, width: plotWidth, top, height: plan.height },
      { ...laneGrid, show: lane > 0, borderWidth: 0, borderColor: colour('lane'), backgroundColor: colour('lane') },
    ],
    xAxis: [rateAxis(range, context), { ...bareAxis(1), gridIndex: 1 }],
    yAxis: [nameAxis(plan, context), { ...rowAxis(plan, context), gridIndex: 1, axisLabel: { show: false } }],
    series: [
      ...rangeSeries(plan, range),
      ...markers.map((marker) => markerSeries(marker, plan, { context, range })),
      laneSeries(plan, context),
    ],
  };
}

/** Names stand clear of the marks at the start of the axis. */
function nameAxis(plan: RowPlan<DotLine>, context: ChartContext) {
  const axis = rowAxis(plan, context);
  const margin = context.width === 'narrow' ? -EDGE : axis.axisLabel.margin + EDGE;
  return { ...axis, axisLabel: { ...axis.axisLabel, margin } };
}

function rateAxis({ min, max, step }: RoundRange, { locale }: ChartContext) {
  return {
    type: 'value' as const,
    min,
    max,
    position: 'top' as const,
    interval: step,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: colour('grid') } },
    axisLabel: {
      color: colour('muted'),
      fontFamily: FONT_FAMILY,
      fontSize: 11,
      hideOverlap: true,
      formatter: (value: number) => formatPercent(value, locale, { digits: 0 }),
    },
  };
}

function titles({ left, bottom, lane, top }: Layout, { locale, width }: ChartContext) {
  const { charts } = messagesFor(locale);
  const place = { left: CHART_WIDTH[width] - lane + LANE_PADDING, top: top - AXIS + 6 };
  const head = caption(charts.lanes.notQuantified, place, { muted: true, small: true });
  const foot = caption(charts.rowsLeftOut(left), { left: 0, top: bottom + 6 }, { muted: true });
  return [...(lane > 0 ? [head] : []), ...(left > 0 ? [foot] : [])];
}

/** A tint from the demanded value to where it is met: upwards for floors, downwards for ceilings. */
function rangeSeries(plan: RowPlan<DotLine>, range: RoundRange) {
  const base = {
    type: 'bar' as const,
    stack: 'range',
    stackStrategy: 'all' as const,
    barWidth: 6,
    silent: true,
    tooltip: { show: false },
  };
  const start = onSlots(plan, (line) => span(line, range)?.[0] ?? 0, 0);
  const length = onSlots(plan, (line) => lengthOf(span(line, range)), 0);
  return [
    { ...base, itemStyle: { color: 'transparent' }, data: start },
    { ...base, itemStyle: { color: colour('band') }, data: length },
  ];
}

function span(line: DotLine, { min, max }: RoundRange): readonly [number, number] | null {
  if (line.rate === null) return null;
  if (line.marker === 'ge' || line.marker === 'gt') return [line.rate, max];
  if (line.marker === 'le' || line.marker === 'lt') return [min, line.rate];
  return line.rateMax === null ? null : [line.rate, line.rateMax];
}

function lengthOf(ends: readonly [number, number] | null): number {
  return ends ? ends[1] - ends[0] : 0;
}

interface MarkerOptions {
  readonly context: ChartContext;
  readonly range: RoundRange;
}

function markerSeries(marker: Marker, plan: RowPlan<DotLine>, { context, range }: MarkerOptions) {
  const points = pointsOf(plan, (line) => line.marker === marker && line.rate !== null);
  return {
    type: 'scatter' as const,
    name: markerName(marker, context.locale),
    ...markerShape(marker),
    label: { ...valueLabel('left', 7), formatter: textAt(points, (line) => line.text) },
    tooltip: { formatter: textAt(points, (line) => tooltipHtml(line.tooltip)) },
    data: points.map(({ line, at }) => ({
      value: [line.rate ?? 0, at],
      label: { position: labelSide(line.rate ?? 0, range) },
      ...line.link,
    })),
  };
}

interface Point {
  readonly line: DotLine;
  /** Index of the step on the row axis. */
  readonly at: number;
}

function pointsOf(plan: RowPlan<DotLine>, wanted: (line: DotLine) => boolean): readonly Point[] {
  return plan.slots.flatMap(({ row, marked }, at) => (marked && wanted(row) ? [{ line: row, at }] : []));
}

function textAt(points: readonly Point[], text: (line: DotLine) => string) {
  return ({ dataIndex }: { readonly dataIndex: number }) => {
    const point = points[dataIndex];
    return point ? text(point.line) : '';
  };
}

function labelSide(rate: number, { min, max }: RoundRange): 'left' | 'right' {
  return (rate - min) / (max - min) < 0.25 ? 'right' : 'left';
}

function laneSeries(plan: RowPlan<DotLine>, { width }: ChartContext) {
  const room = LANE[width] - 2 * LANE_PADDING;
  const points = pointsOf(plan, (line) => line.rate === null);
  return {
    type: 'scatter' as const,
    xAxisIndex: 1,
    yAxisIndex: 1,
    symbol: 'rect',
    symbolSize: 1,
    itemStyle: { color: 'transparent', opacity: 1 },
    label: {
      ...valueLabel('right', LANE_PADDING),
      fontSize: LANE_TEXT,
      formatter: textAt(points, (line) => fitText(line.text, room, { fontSize: LANE_TEXT })),
    },
    tooltip: { formatter: textAt(points, (line) => tooltipHtml(line.tooltip)) },
    data: points.map(({ line, at }) => ({ value: [0, at], ...line.link })),
  };
}

/** Size of a dot plot. */
export function dotSize(lines: readonly DotLine[], context: ChartContext): ChartSize {
  if (lines.length === 0) return emptySize(context);
  return { width: CHART_WIDTH[context.width], height: layOut(lines, context).height };
}
