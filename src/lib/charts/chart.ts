import type {
  BarSeriesOption,
  GridComponentOption,
  LegendComponentOption,
  ScatterSeriesOption,
  TitleComponentOption,
  TooltipComponentOption,
} from 'echarts';
import type { ComposeOption } from 'echarts/core';
import type { Locale } from '#lib/i18n/index.ts';

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | ScatterSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TitleComponentOption
  | TooltipComponentOption
>;

/** The two layouts: names above their bars below 560 px, beside them from there on. */
export type WidthClass = 'narrow' | 'wide';

/** Names of vocabulary codes in the reader's language. */
export interface Labels {
  readonly concept: (code: string) => string;
  readonly level: (level: 1 | 2, code: string) => string;
}

/** What a chart needs to know beside its rows. */
export interface ChartContext {
  readonly locale: Locale;
  readonly labels: Labels;
  readonly width: WidthClass;
  /** Agency to be made visible among the others. */
  readonly agencyId?: string | null;
}

export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** Where a mark leads: every data item of an option carries these beside its value. */
export interface ChartLink {
  readonly formId?: string | null;
  readonly agencyId?: string | null;
  readonly concept?: string | null;
  readonly level2?: string | null;
}

/** One cell of a chart's data table: the value itself and as readers see it. */
export interface TableCell {
  readonly value: string | number | null;
  readonly text: string;
}

export interface TableColumn {
  readonly key: string;
  readonly title: string;
  /** Numbers are set flush right. */
  readonly numeric: boolean;
}

/** The same rows as the picture shows, for the table beside it and for CSV. */
export interface ChartTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly { readonly cells: readonly TableCell[]; readonly link: ChartLink }[];
}

/** What can be drawn of data. */
export interface Picture<D> {
  /** For `data-chart` and ids. */
  readonly name: string;
  readonly option: (data: D, context: ChartContext) => ChartOption;
  readonly size: (data: D, context: ChartContext) => ChartSize;
}

/** A chart: pure functions of its data, so page, picture, table and file agree. */
export interface Chart<D> extends Picture<D> {
  /** One or two sentences with the key numbers: the text alternative. */
  readonly describe: (data: D, context: ChartContext) => string;
  readonly table: (data: D, context: ChartContext) => ChartTable;
}

/** Width in pixels each layout is drawn for; the picture scales with its figure. */
export const CHART_WIDTH: Readonly<Record<WidthClass, number>> = { narrow: 360, wide: 880 };

/** From this width of the figure on, the wide layout fits. */
export const WIDE_FROM = 560;

/** The layout for a figure of this width. */
export function widthClass(pixels: number): WidthClass {
  return pixels >= WIDE_FROM ? 'wide' : 'narrow';
}
