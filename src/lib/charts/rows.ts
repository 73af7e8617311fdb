import type { ChartContext } from './chart.ts';
import { fitText, textWidth } from './text-fit.ts';
import { colour, FONT_FAMILY, FONT_SIZE } from './theme.ts';

/** One line of a chart with names on the left: a heading, or a name with a smaller note under it. */
export interface PlotRow {
  readonly heading: boolean;
  readonly label: string;
  /** Kept whole behind a label that has to be cut. */
  readonly tail?: string;
  readonly note: string;
}

/** A step of the row axis: in the wide layout a row with its name beside it, in the narrow one its name or its mark. */
interface Slot<R extends PlotRow> {
  readonly row: R;
  readonly named: boolean;
  readonly marked: boolean;
}

/** The rows on their axis: steps of equal height, and where the plot starts. */
export interface RowPlan<R extends PlotRow> {
  readonly slots: readonly Slot<R>[];
  readonly left: number;
  readonly slotHeight: number;
  readonly height: number;
}

/** Longest list a picture shows; the data table has all rows. */
export const MAXIMUM_ROWS = 40;

const NOTE_SIZE = 11;
const LABEL_GAP = 10;
const WIDEST_LABEL = 260;

/** Plans the rows: names beside their marks when wide, above them when narrow. */
export function planRows<R extends PlotRow>(rows: readonly R[], { width }: ChartContext): RowPlan<R> {
  const noted = rows.some((row) => row.note !== '');
  const slots = width === 'narrow' ? rows.flatMap(narrowSlots) : rows.map(wideSlot);
  const slotHeight = width === 'narrow' ? (noted ? 32 : 23) : noted ? 40 : 28;
  const left = width === 'narrow' ? 0 : nameWidth(rows) + LABEL_GAP;
  return { slots, left, slotHeight, height: slots.length * slotHeight };
}

function wideSlot<R extends PlotRow>(row: R): Slot<R> {
  return { row, named: true, marked: !row.heading };
}

function narrowSlots<R extends PlotRow>(row: R): Slot<R>[] {
  const name = { row, named: true, marked: false };
  return row.heading ? [name] : [name, { row, named: false, marked: true }];
}

function nameWidth(rows: readonly PlotRow[]): number {
  const widths = rows.map(({ label, tail = '', note }) =>
    Math.max(textWidth(label + tail, FONT_SIZE), textWidth(note, NOTE_SIZE)),
  );
  return Math.ceil(Math.min(Math.max(0, ...widths), WIDEST_LABEL));
}

/** One value per step: that of the row whose mark stands there, else `blank`. */
export function onSlots<R extends PlotRow, V, B>(plan: RowPlan<R>, value: (row: R) => V, blank: B): (V | B)[] {
  return plan.slots.map(({ row, marked }) => (marked ? value(row) : blank));
}

/** The axis that names the rows, top to bottom; marks are placed on it by the index of their step. */
export function rowAxis<R extends PlotRow>(plan: RowPlan<R>, { width }: Pick<ChartContext, 'width'>, gap = LABEL_GAP) {
  const narrow = width === 'narrow';
  const room = narrow ? 350 : plan.left - LABEL_GAP;
  return {
    type: 'category' as const,
    inverse: true,
    data: plan.slots.map((_, index) => String(index)),
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: {
      interval: 0,
      margin: narrow ? 0 : gap,
      inside: narrow,
      align: narrow ? ('left' as const) : ('right' as const),
      verticalAlign: narrow ? ('bottom' as const) : ('middle' as const),
      padding: narrow ? [0, 0, -sink(plan), 0] : 0,
      formatter: (_: string, index: number) => slotLabel(plan.slots[index], room),
      color: colour('ink'),
      fontFamily: FONT_FAMILY,
      fontSize: FONT_SIZE,
      rich: richStyles(),
    },
  };
}

/** Figures as a column at the right edge, `room` pixels from the plot. */
export function figureAxis<R extends PlotRow>(plan: RowPlan<R>, room: number, figure: (row: R) => string) {
  const { axisLabel, ...axis } = rowAxis(plan, { width: 'wide' }, room);
  const formatter = (_: string, index: number) => {
    const slot = plan.slots[index];
    return slot?.marked ? figure(slot.row) : '';
  };
  return { ...axis, position: 'right' as const, axisLabel: { ...axisLabel, rich: {}, formatter } };
}

/** How far a name above its mark sinks below the middle of its step: towards its own mark, away from the one above. */
function sink({ slotHeight, slots }: RowPlan<PlotRow>): number {
  return slotHeight / 2 + (slots.some(({ row }) => row.note !== '') ? 7 : 1);
}

function richStyles() {
  const base = { fontFamily: FONT_FAMILY, fontSize: FONT_SIZE, lineHeight: 16 };
  return {
    heading: { ...base, color: colour('ink'), fontWeight: 'bold' as const },
    name: { ...base, color: colour('ink') },
    note: { ...base, color: colour('muted'), fontSize: NOTE_SIZE, lineHeight: 14 },
  };
}

function slotLabel(slot: Slot<PlotRow> | undefined, room: number): string {
  if (!slot?.named) return '';
  const { heading, label, tail = '', note } = slot.row;
  const name = `{${heading ? 'heading' : 'name'}|${plain(fitText(label, room, { fontSize: FONT_SIZE, tail }))}}`;
  return note === '' ? name : `${name}\n{note|${plain(fitText(note, room, { fontSize: NOTE_SIZE }))}}`;
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
