import { formatNumber, formatPercent, messagesFor, type Locale } from '#lib/i18n/index.ts';
import type { Distribution, DistributionRow, ValueCountRow } from '#lib/queries/index.ts';
import {
  CHART_WIDTH,
  type Chart,
  type ChartContext,
  type ChartOption,
  type ChartTable,
  type WidthClass,
} from './chart.ts';
import { caption, bareAxis, emptyOption, emptySize, frame, tooltipHtml, valueLabel } from './frame.ts';
import { shown } from './rows.ts';
import { roundRange, type RoundRange } from './round-axis.ts';
import { fitText } from './text-fit.ts';
import { colour, FONT_FAMILY, FONT_SIZE } from './theme.ts';

/** Targets of one concept in one unit: its own panel with its own axis. */
interface Panel {
  readonly group: DistributionRow;
  readonly values: readonly ValueCountRow[];
  readonly top: number;
}

const LINE = 16;
const HEAD = { narrow: 62, wide: 46 } as const;
const SPIKES = 92;
const STRIP = 22;
const AXIS = 24;
const GAP = 26;
const EDGE = 24;
/** Below this many targets quartiles say nothing. */
const ENOUGH = 4;
const MAXIMUM_PANELS = 6;
/** More spikes than this leave no room for their numbers. */
const MANY_SPIKES = { narrow: 8, wide: 20 } as const;

function panelHeight(width: WidthClass): number {
  return HEAD[width] + SPIKES + STRIP + AXIS;
}

function panelsOf(
  { groups, values }: Distribution,
  { width }: ChartContext,
): { readonly panels: readonly Panel[]; readonly left: number } {
  const { kept, left } = shown(groups, MAXIMUM_PANELS);
  const panels = kept.map((group, index) => ({
    group,
    values: values.filter((value) => sameUnit(value, group)),
    top: index * (panelHeight(width) + GAP),
  }));
  return { panels, left };
}

function sameUnit(value: ValueCountRow, group: DistributionRow): boolean {
  return value.concept === group.concept && value.kind === group.kind && value.number_unit === group.number_unit;
}

/** A value of a group in words: a rate as a percentage, anything else with its unit. */
function valueText(value: number, group: DistributionRow, locale: Locale): string {
  if (group.kind === 'rate') return formatPercent(value, locale, { digits: 2 });
  const number = formatNumber(value, locale, { digits: 4 });
  const unit = group.number_unit ?? '';
  return unit === '' ? number : locale === 'zh' ? `${number}${unit}` : `${number} ${unit}`;
}

function rangeOf({ minimum, maximum, kind }: DistributionRow, { width }: ChartContext): RoundRange {
  if (kind === 'rate' && minimum >= 0 && maximum <= 1) return roundRange(Math.min(0.5, minimum), 1, { width });
  return roundRange(Math.min(0, minimum), Math.max(0, maximum), { width, whole: kind === 'count' });
}

function option(data: Distribution, context: ChartContext): ChartOption {
  const { panels, left } = panelsOf(data, context);
  if (panels.length === 0) return emptyOption(context);
  const { charts } = messagesFor(context.locale);
  const foot = caption(charts.groupsLeftOut(left), { left: 0, top: heightOf(data, context) - 18 }, { muted: true });
  const side = { left: EDGE, right: EDGE };
  return {
    ...frame(),
    title: [...panels.flatMap((panel) => heads(panel, context)), ...(left > 0 ? [foot] : [])],
    grid: panels.flatMap(({ top }) => [
      { ...side, top: top + HEAD[context.width], height: SPIKES },
      { ...side, top: top + HEAD[context.width] + SPIKES, height: STRIP },
    ]),
    xAxis: panels.flatMap(({ group }, index) => [
      { ...spikeAxis(group, context), gridIndex: 2 * index },
      { ...valueAxis(group, context), gridIndex: 2 * index + 1 },
    ]),
    yAxis: panels.flatMap(({ values }, index) => [
      { ...bareAxis(Math.max(1, ...values.map((value) => value.count)) * 1.25), gridIndex: 2 * index },
      { ...stripAxis(), gridIndex: 2 * index + 1 },
    ]),
    series: panels.flatMap((panel, index) => [spikes(panel, 2 * index, context), ...strip(panel, 2 * index + 1)]),
  };
}

function heads({ group, top }: Panel, context: ChartContext) {
  const { locale } = context;
  const { charts, codes } = messagesFor(locale);
  const kind = Object.entries(codes.targetKind).find(([code]) => code === group.kind)?.[1] ?? group.kind;
  const words = group.all_targets - group.count;
  const title = charts.distributionPanel({
    concept: context.labels.concept(group.concept),
    kind,
    count: group.count,
    words,
  });
  const spread = spreadOf(group, locale);
  const lines = context.width === 'narrow' ? spread : [spread.join(charts.spreadSeparator)];
  const room = CHART_WIDTH[context.width];
  return [
    caption(fitText(title, room, { fontSize: FONT_SIZE }), { left: 0, top: top + 2 }, { bold: true }),
    ...lines.map((line, index) =>
      caption(
        fitText(line, room, { fontSize: FONT_SIZE - 1 }),
        { left: 0, top: top + 20 + index * LINE },
        { muted: true, small: true },
      ),
    ),
  ];
}

/** Ends and median in words, then the middle half; quartiles only of enough targets that differ. */
function spreadOf(group: DistributionRow, locale: Locale): string[] {
  const { charts } = messagesFor(locale);
  const text = (value: number) => valueText(value, group, locale);
  const [minimum, maximum] = [text(group.minimum), text(group.maximum)];
  if (group.minimum === group.maximum) return [charts.spreadNone(minimum)];
  if (group.count < ENOUGH) return [charts.spreadFew(minimum, maximum)];
  const ends = charts.spreadEnds({ minimum, median: text(group.median), maximum });
  return [ends, charts.spreadMiddle(text(group.lower_quartile), text(group.upper_quartile))];
}

function spikeAxis(group: DistributionRow, context: ChartContext) {
  const { min, max } = rangeOf(group, context);
  return { ...bareAxis(max, min), containShape: false };
}

function valueAxis(group: DistributionRow, context: ChartContext) {
  const { min, max, step } = rangeOf(group, context);
  return {
    type: 'value' as const,
    min,
    max,
    interval: step,
    axisLine: { show: true, lineStyle: { color: colour('axis') } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: {
      color: colour('muted'),
      fontFamily: FONT_FAMILY,
      fontSize: 11,
      hideOverlap: true,
      formatter: (value: number) => valueText(value, group, context.locale),
    },
  };
}

function spikes({ group, values }: Panel, index: number, { locale, width }: ChartContext) {
  const numbered = values.length <= MANY_SPIKES[width];
  return {
    type: 'bar' as const,
    name: group.concept,
    xAxisIndex: index,
    yAxisIndex: index,
    clip: false,
    barWidth: values.length > 60 ? 2 : 8,
    itemStyle: { color: colour('blue') },
    emphasis: { itemStyle: { color: colour('blue'), borderColor: colour('ink') } },
    label: {
      ...valueLabel('top', 3),
      show: numbered,
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => formatNumber(values[dataIndex]?.count ?? 0, locale),
    },
    tooltip: {
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const value = values[dataIndex];
        const { charts } = messagesFor(locale);
        return value ? tooltipHtml([valueText(value.number, group, locale), charts.targetCount(value.count)]) : '';
      },
    },
    data: values.map((value) => ({ value: [value.number, value.count], concept: group.concept })),
  };
}

function stripAxis() {
  const hidden = { show: false };
  return { type: 'category' as const, data: [''], axisLine: hidden, axisTick: hidden, axisLabel: hidden };
}

/** A line from end to end, the middle half as a box on it, the median as a bar across. */
function strip({ group }: Panel, index: number) {
  const axes = { xAxisIndex: index, yAxisIndex: index, silent: true, tooltip: { show: false } };
  const line = { from: group.minimum, to: group.maximum, width: 2, fill: colour('axis') };
  const box = { from: group.lower_quartile, to: group.upper_quartile, width: 10, fill: colour('orange') };
  const enough = group.count >= ENOUGH;
  const bars = (enough ? [line, box] : [line]).flatMap(({ from, to, width, fill }, at) => {
    const base = {
      ...axes,
      type: 'bar' as const,
      stack: `strip ${index} ${at}`,
      stackStrategy: 'all' as const,
      barWidth: width,
      barGap: '-100%',
    };
    return [
      { ...base, itemStyle: { color: 'transparent' }, data: [from] },
      { ...base, itemStyle: { color: fill }, data: [to - from] },
    ];
  });
  const marks = {
    ...axes,
    type: 'scatter' as const,
    symbol: 'rect',
    symbolSize: enough ? [4, 18] : [2, 10],
    itemStyle: { color: colour(enough ? 'ink' : 'axis'), opacity: 1 },
    data: (enough ? [group.median] : [group.minimum, group.maximum]).map((value) => [value, 0]),
  };
  return [...bars, marks];
}

function heightOf(data: Distribution, context: ChartContext): number {
  const { panels, left } = panelsOf(data, context);
  return panels.length * (panelHeight(context.width) + GAP) - GAP + (left > 0 ? GAP : 0);
}

function describe(data: Distribution, context: ChartContext): string {
  const { locale, labels } = context;
  const { charts } = messagesFor(locale);
  if (data.groups.length === 0) return charts.noData;
  const sentences = data.groups.map((group) =>
    charts.distributionSentence({
      concept: labels.concept(group.concept),
      count: group.count,
      all: group.all_targets,
      spread: spreadOf(group, locale).join(charts.spreadSeparator),
    }),
  );
  return sentences.join(locale === 'zh' ? '' : ' ');
}

function table(data: Distribution, { locale, labels }: ChartContext): ChartTable {
  const { columns, noShare } = messagesFor(locale).charts;
  const keys = ['minimum', 'lower_quartile', 'median', 'upper_quartile', 'maximum'] as const;
  const titles = [columns.minimum, columns.lowerQuartile, columns.median, columns.upperQuartile, columns.maximum];
  return {
    columns: [
      { key: 'concept', title: columns.concept, numeric: false },
      { key: 'count', title: columns.count, numeric: true },
      { key: 'all_targets', title: columns.allTargets, numeric: true },
      ...keys.map((key, index) => ({ key, title: titles[index] ?? key, numeric: true })),
    ],
    rows: data.groups.map((group) => ({
      link: { concept: group.concept },
      cells: [
        { value: group.concept, text: labels.concept(group.concept) },
        { value: group.count, text: formatNumber(group.count, locale) },
        { value: group.all_targets, text: formatNumber(group.all_targets, locale) },
        ...keys.map((key) => {
          const quartile = key === 'lower_quartile' || key === 'median' || key === 'upper_quartile';
          const unsaid = quartile && group.count < ENOUGH;
          return { value: unsaid ? null : group[key], text: unsaid ? noShare : valueText(group[key], group, locale) };
        }),
      ],
    })),
  };
}

/** How the targets of a concept spread: a spike per value, and under it ends, quartiles and median. */
export const distributionChart: Chart<Distribution> = {
  name: 'distribution',
  option,
  size: (data, context) =>
    data.groups.length === 0
      ? emptySize(context)
      : { width: CHART_WIDTH[context.width], height: heightOf(data, context) },
  describe,
  table,
};
