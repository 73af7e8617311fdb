import { formatPercent, messagesFor } from '#lib/i18n/index.ts';
import { CHART_WIDTH, type ChartContext, type ChartLink, type ChartOption, type ChartSize } from './chart.ts';
import { bareAxis, caption, emptyOption, emptySize, frame, tooltipHtml } from './frame.ts';
import { legend, legendHeight } from './legend.ts';
import { markerName, markerShape, MARKERS, type Marker } from './marker.ts';
import { rowAxis, rowLayout, shown, type PlotRow } from './rows.ts';
import { fitText } from './text-fit.ts';
import { colour, FONT_FAMILY, FONT_SIZE } from './theme.ts';

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
const LANE = { narrow: 92, wide: 150 } as const;
const LANE_GAP = 12;
const EDGE = 10;
const LANE_TEXT = 11;

function plan(all: readonly DotLine[], context: ChartContext) {
  const { kept, left } = shown(all);
  const layout = rowLayout(kept, context);
  const markers = MARKERS.filter((marker) => kept.some((line) => line.marker === marker));
  const names = markers.map((marker) => markerName(marker, context.locale));
  const top = legendHeight(names, context) + AXIS;
  const bottom = top + kept.length * layout.rowHeight;
  const hasLane = kept.some((line) => line.rate === null && !line.heading);
  const lane = hasLane ? LANE[context.width] : 0;
  const left0 = layout.left + EDGE;
  const plotWidth = CHART_WIDTH[context.width] - left0 - lane - (hasLane ? LANE_GAP : 0) - EDGE - 8;
  const height = bottom + (left > 0 ? FOOT : 6);
  return { lines: kept, left, layout, markers, names, top, bottom, lane, plotLeft: left0, plotWidth, height };
}

type Plan = ReturnType<typeof plan>;

/** From a round value at least a fifth below the lowest demand, so that its label has room, to 100 % or beyond. */
function bounds(lines: readonly DotLine[]): { readonly min: number; readonly max: number } {
  const rates = lines.flatMap((line) => (line.rate === null ? [] : [line.rate, line.rateMax ?? line.rate]));
  if (rates.length === 0) return { min: 0, max: 1 };
  const low = Math.min(...rates);
  const high = Math.max(1, ...rates);
  const room = (high - low) * 0.4 + 0.1;
  const min = low < 0 ? Math.floor((low - room) * 10) / 10 : Math.max(0, Math.floor((low - room) * 10) / 10);
  return { min, max: Math.ceil(high * 10) / 10 };
}

/** Option of a dot plot of rates with a lane for what has no number. */
export function dotOption(all: readonly DotLine[], context: ChartContext): ChartOption {
  if (all.length === 0) return emptyOption(context);
  const parts = plan(all, context);
  const { lines, layout, names, top, bottom, lane, plotLeft, plotWidth } = parts;
  const range = bounds(lines);
  const height = bottom - top;
  const laneLeft = CHART_WIDTH[context.width] - lane;
  return {
    ...frame(),
    title: titles(parts, context),
    legend: legend(names),
    grid: [
      { left: plotLeft, width: plotWidth, top, height },
      {
        left: laneLeft,
        width: Math.max(lane, 1),
        top,
        height,
        show: lane > 0,
        borderWidth: 0,
        backgroundColor: colour('lane'),
      },
    ],
    xAxis: [rateAxis(range, context), { ...bareAxis(1), gridIndex: 1 }],
    yAxis: [
      { ...shiftedAxis(lines, context, layout) },
      { ...rowAxis(lines, context, layout), gridIndex: 1, axisLabel: { show: false } },
    ],
    series: [
      ...rangeSeries(lines, range),
      ...parts.markers.map((marker) => markerSeries(marker, lines, { context, range })),
      laneSeries(lines, context),
    ],
  };
}

/** Names stand clear of marks at the very start of the axis. */
function shiftedAxis(lines: readonly DotLine[], context: ChartContext, layout: Plan['layout']) {
  const axis = rowAxis(lines, context, layout);
  const offset = context.width === 'narrow' ? -EDGE : EDGE + 10;
  return { ...axis, axisLabel: { ...axis.axisLabel, margin: offset } };
}

function rateAxis({ min, max }: { readonly min: number; readonly max: number }, { locale, width }: ChartContext) {
  return {
    type: 'value' as const,
    min,
    max,
    position: 'top' as const,
    splitNumber: width === 'narrow' ? 3 : 5,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: colour('grid') } },
    axisLabel: {
      color: colour('muted'),
      fontFamily: FONT_FAMILY,
      fontSize: 11,
      formatter: (value: number) => formatPercent(value, locale, { digits: 0 }),
    },
  };
}

function titles({ left, bottom, lane, top }: Plan, { locale, width }: ChartContext) {
  const { charts } = messagesFor(locale);
  const head = caption(
    charts.lanes.notQuantified,
    { left: CHART_WIDTH[width] - lane + 8, top: top - AXIS + 4 },
    { muted: true },
  );
  const foot = caption(charts.rowsLeftOut(left), { left: 0, top: bottom + 6 }, { muted: true });
  return [...(lane > 0 ? [head] : []), ...(left > 0 ? [foot] : [])];
}

/** A tint from the demanded value to where it is met: upwards for floors, downwards for ceilings. */
function rangeSeries(lines: readonly DotLine[], { min, max }: { readonly min: number; readonly max: number }) {
  const span = (line: DotLine): readonly [number, number] | null => {
    if (line.rate === null) return null;
    if (line.marker === 'ge' || line.marker === 'gt') return [line.rate, max];
    if (line.marker === 'le' || line.marker === 'lt') return [min, line.rate];
    return line.rateMax === null ? null : [line.rate, line.rateMax];
  };
  const base = { type: 'bar' as const, stack: 'range', barWidth: 6, silent: true, tooltip: { show: false } };
  return [
    { ...base, itemStyle: { color: 'transparent' }, data: lines.map((line) => span(line)?.[0] ?? 0) },
    {
      ...base,
      itemStyle: { color: colour('band') },
      data: lines.map((line) => {
        const ends = span(line);
        return ends ? ends[1] - ends[0] : 0;
      }),
    },
  ];
}

interface MarkerOptions {
  readonly context: ChartContext;
  readonly range: { readonly min: number; readonly max: number };
}

function markerSeries(marker: Marker, lines: readonly DotLine[], { context, range }: MarkerOptions) {
  const points = lines.flatMap((line, index) =>
    line.marker === marker && line.rate !== null ? [{ line, index, rate: line.rate }] : [],
  );
  return {
    type: 'scatter' as const,
    name: markerName(marker, context.locale),
    ...markerShape(marker),
    label: {
      show: true,
      color: colour('ink'),
      fontFamily: FONT_FAMILY,
      fontSize: FONT_SIZE,
      distance: 7,
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => points[dataIndex]?.line.text ?? '',
    },
    tooltip: {
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => tooltipHtml(points[dataIndex]?.line.tooltip ?? []),
    },
    data: points.map(({ line, index, rate }) => ({
      value: [rate, index],
      label: { position: labelSide(rate, range) },
      ...line.link,
    })),
  };
}

function labelSide(rate: number, { min, max }: { readonly min: number; readonly max: number }): 'left' | 'right' {
  return (rate - min) / (max - min) < 0.25 ? 'right' : 'left';
}

function laneSeries(lines: readonly DotLine[], context: ChartContext) {
  const room = LANE[context.width] - 16;
  const points = lines.flatMap((line, index) => (line.rate === null && !line.heading ? [{ line, index }] : []));
  return {
    type: 'scatter' as const,
    xAxisIndex: 1,
    yAxisIndex: 1,
    symbol: 'rect',
    symbolSize: 1,
    itemStyle: { color: 'transparent', opacity: 1 },
    label: {
      show: true,
      position: 'right' as const,
      distance: 8,
      color: colour('ink'),
      fontFamily: FONT_FAMILY,
      fontSize: LANE_TEXT,
      formatter: ({ dataIndex }: { readonly dataIndex: number }) =>
        fitText(points[dataIndex]?.line.text ?? '', room, LANE_TEXT),
    },
    tooltip: {
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => tooltipHtml(points[dataIndex]?.line.tooltip ?? []),
    },
    data: points.map(({ line, index }) => ({ value: [0, index], ...line.link })),
  };
}

/** Size of a dot plot. */
export function dotSize(lines: readonly DotLine[], context: ChartContext): ChartSize {
  if (lines.length === 0) return emptySize(context);
  return { width: CHART_WIDTH[context.width], height: plan(lines, context).height };
}
