import { setPlatformAPI } from 'echarts/core';
import type { ChartOption, ChartSize } from './chart.ts';
import { init } from './echarts.ts';
import { tidySvg } from './svg.ts';
import { textWidth } from './text-fit.ts';
import { FONT_SIZE } from './theme.ts';

setPlatformAPI({ measureText });

/** Without a canvas ECharts takes Latin letters for narrower than our fonts draw them: texts would be cut off. */
function measureText(text: string, font = ''): { readonly width: number } {
  const size = /(\d+(?:\.\d+)?)px/.exec(font)?.[1];
  return { width: textWidth(text, size === undefined ? FONT_SIZE : Number(size)) };
}

/** The chart as an SVG text with ids that start with the chart's own id; the same option gives the same text. */
export function renderSvg(option: ChartOption, { id, width, height }: ChartSize & { readonly id: string }): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false });
    return tidySvg(chart.renderToSVGString(), id);
  } finally {
    chart.dispose();
  }
}
