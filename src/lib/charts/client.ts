import type { ChartOption, ChartSize } from './chart.ts';
import { tidySvg } from './svg.ts';

/** A live chart in an element of the page. */
export interface LiveChart {
  /** Shows another option; what both have in common moves instead of being redrawn. */
  readonly update: (option: ChartOption, size: ChartSize) => void;
  /** Calls back with the data item (`ChartLink` and value) a reader clicked. */
  readonly onSelect: (listener: (data: unknown) => void) => void;
  readonly dispose: () => void;
}

/** Fetches ECharts (once) and draws the option into the element, replacing what is in it. */
export async function openChart(element: HTMLElement, option: ChartOption, size: ChartSize): Promise<LiveChart> {
  const { init } = await import('./echarts.ts');
  element.replaceChildren();
  const chart = init(element, null, { renderer: 'svg', ...size });
  chart.setOption(option);
  return {
    update: (next, nextSize) => {
      chart.resize(nextSize);
      chart.setOption(next, { notMerge: true });
    },
    onSelect: (listener) => {
      chart.on('click', (event) => listener(event.data));
    },
    dispose: () => chart.dispose(),
  };
}

/** Fetches ECharts (once) and draws the option as an SVG text whose ids start with `id`; colours are custom properties. */
export async function drawPicture(option: ChartOption, size: ChartSize, id: string): Promise<string> {
  const { init } = await import('./echarts.ts');
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption({ ...option, animation: false });
    return tidySvg(chart.renderToSVGString(), id);
  } finally {
    chart.dispose();
  }
}
