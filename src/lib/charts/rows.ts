import type { ChartContext } from './chart.ts';
import { fitText, textWidth } from './text-fit.ts';
import { colour, FONT_FAMILY, FONT_SIZE } from './theme.ts';

/** One line of a chart with names on the left: a heading, or a name with a smaller note under it. */
export interface PlotRow {
  readonly heading: boolean;
  readonly label: string;
  readonly note: string;
}

/** Measures of the rows: where the plot starts, how high a row is. */
export interface RowLayout {
  readonly left: number;
  readonly rowHeight: number;
}

/** Longest list a picture shows; the data table has all rows. */
export const MAXIMUM_ROWS = 40;

const NOTE_SIZE = 11;
const LABEL_GAP = 10;
const WIDEST_LABEL = 260;
const NARROW_MARGIN = 4;

/** Measures for these rows: names beside the plot when wide, above their line when narrow. */
export function rowLayout(rows: readonly PlotRow[], { width }: ChartContext): RowLayout {
  const noted = rows.some((row) => row.note !== '');
  if (width === 'narrow') return { left: NARROW_MARGIN, rowHeight: noted ? 56 : 44 };
  const widest = Math.max(0, ...rows.map((row) => Math.max(textWidth(row.label, FONT_SIZE), noteWidth(row))));
  return { left: Math.ceil(Math.min(widest, WIDEST_LABEL)) + LABEL_GAP, rowHeight: noted ? 40 : 28 };
}

function noteWidth(row: PlotRow): number {
  return textWidth(row.note, NOTE_SIZE);
}

/** The axis that names the rows, top to bottom; items are placed on it by their index. */
export function rowAxis(rows: readonly PlotRow[], context: ChartContext, layout: RowLayout) {
  const narrow = context.width === 'narrow';
  const room = narrow ? 340 : layout.left - LABEL_GAP;
  return {
    type: 'category' as const,
    inverse: true,
    data: rows.map((_, index) => String(index)),
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: {
      interval: 0,
      margin: narrow ? 0 : LABEL_GAP,
      inside: narrow,
      align: narrow ? ('left' as const) : ('right' as const),
      verticalAlign: narrow ? ('bottom' as const) : ('middle' as const),
      padding: narrow ? [0, 0, 10, 0] : 0,
      formatter: (_: string, index: number) => richLabel(rows[index], room),
      color: colour('ink'),
      fontFamily: FONT_FAMILY,
      fontSize: FONT_SIZE,
      rich: richStyles(),
    },
  };
}

function richStyles() {
  const base = { fontFamily: FONT_FAMILY, fontSize: FONT_SIZE, lineHeight: 16 };
  return {
    heading: { ...base, color: colour('ink'), fontWeight: 'bold' as const },
    name: { ...base, color: colour('ink') },
    note: { ...base, color: colour('muted'), fontSize: NOTE_SIZE, lineHeight: 14 },
  };
}

function richLabel(row: PlotRow | undefined, room: number): string {
  if (!row) return '';
  if (row.heading) return `{heading|${plain(fitText(row.label, room, FONT_SIZE))}}`;
  const name = `{name|${plain(fitText(row.label, room, FONT_SIZE))}}`;
  return row.note === '' ? name : `${name}\n{note|${plain(fitText(row.note, room, NOTE_SIZE))}}`;
}

/** ECharts reads braces and bars as markup. */
function plain(text: string): string {
  return text.replaceAll('{', '｛').replaceAll('}', '｝').replaceAll('|', '｜');
}

/** The first rows a picture can show, and how many it leaves out. */
export function shown<R>(
  rows: readonly R[],
  maximum = MAXIMUM_ROWS,
): { readonly kept: readonly R[]; readonly left: number } {
  return { kept: rows.slice(0, maximum), left: Math.max(0, rows.length - maximum) };
}
