import type { ChartOption, ChartSize } from './chart.ts';
import { init } from './echarts.ts';
import { tidySvg } from './svg.ts';

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
