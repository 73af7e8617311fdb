import { formatNumber, messagesFor } from '#lib/i18n/index.ts';
import type { Distribution } from '#lib/queries/index.ts';
import { sentences } from './agency-name.ts';
import { CHART_WIDTH, type Chart, type ChartContext, type ChartOption, type ChartTable } from './chart.ts';
import {
  EDGE,
  ENOUGH,
  HEAD,
  heads,
  heightOf,
  panelsOf,
  spreadOf,
  SPIKES,
  STRIP,
  valueText,
} from './distribution-panels.ts';
import { spikeAxis, spikes, strip, stripAxis, valueAxis } from './distribution-series.ts';
import { bareAxis, caption, emptyOption, emptySize, frame } from './frame.ts';

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

function describe(data: Distribution, context: ChartContext): string {
  const { locale, labels } = context;
  const { charts } = messagesFor(locale);
  if (data.groups.length === 0) return charts.noData;
  const parts = data.groups.map((group) =>
    charts.distributionSentence({
      concept: labels.concept(group.concept),
      count: group.count,
      all: group.all_targets,
      spread: spreadOf(group, locale).join(charts.spreadSeparator),
    }),
  );
  return sentences(parts, context);
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
