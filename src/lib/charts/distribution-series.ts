import { formatNumber, messagesFor } from '#lib/i18n/index.ts';
import type { DistributionRow } from '#lib/queries/index.ts';
import type { ChartContext } from './chart.ts';
import { ENOUGH, valueText, type Panel } from './distribution-panels.ts';
import { bareAxis, tooltipHtml, valueLabel } from './frame.ts';
import { roundRange, type RoundRange } from './round-axis.ts';
import { colour, FONT_FAMILY } from './theme.ts';

/** More spikes than this leave no room for their numbers. */
const MANY_SPIKES = { narrow: 8, wide: 20 } as const;

function rangeOf({ minimum, maximum, kind }: DistributionRow, { width }: ChartContext): RoundRange {
  if (kind === 'rate' && minimum >= 0 && maximum <= 1) return roundRange(Math.min(0.5, minimum), 1, { width });
  return roundRange(Math.min(0, minimum), Math.max(0, maximum), { width, whole: kind === 'count' });
}

/** The value axis of the spikes, without labels. */
export function spikeAxis(group: DistributionRow, context: ChartContext) {
  const { min, max } = rangeOf(group, context);
  return { ...bareAxis(max, min), containShape: false };
}

/** The same axis with labels, under the strip. */
export function valueAxis(group: DistributionRow, context: ChartContext) {
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

/** One bar per value, as high as the number of targets that demand it. */
export function spikes({ group, values }: Panel, index: number, { locale, width }: ChartContext) {
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

/** The one line of the strip under the spikes. */
export function stripAxis() {
  const hidden = { show: false };
  return { type: 'category' as const, data: [''], axisLine: hidden, axisTick: hidden, axisLabel: hidden };
}

/** A line from end to end, the middle half as a box on it, the median as a bar across. */
export function strip({ group }: Panel, index: number) {
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
