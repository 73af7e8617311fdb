import { formatNumber, messagesFor } from '#lib/i18n/index.ts';
import { CHART_WIDTH, type ChartContext, type ChartOption, type Picture } from './chart.ts';
import { bareAxis, caption, emptyOption, emptySize, frame } from './frame.ts';
import { legend, legendHeight } from './legend.ts';
import { figureAxis, MAXIMUM_ROWS, planRows, rowAxis, type PlotRow, type RowPlan } from './rows.ts';
import { spreadLegend, spreadSeries, type Spread } from './spread.ts';
import { textWidth } from './text-fit.ts';
import { colour, FONT_SIZE } from './theme.ts';

/** An agency among its peers. */
export interface PlacedAgency {
  readonly agencyId: string;
  readonly name: string;
  /** Null without a place. */
  readonly rank: number | null;
  readonly value: number | null;
  readonly previous: number | null;
  /** The numbers of its peers; null where they are too few, or it has no number itself. */
  readonly peers: Spread | null;
  /** What stands at the end of its row. */
  readonly figure: string;
}

/** Agencies among their peers in the order shown, in the reader's words. */
export interface Placement {
  readonly rows: readonly PlacedAgency[];
  /** Heading of the figures. */
  readonly head: string;
  /** How a number is written, for the ends of the scale. */
  readonly write: (value: number) => string;
  readonly names: Readonly<Record<'own' | 'median' | 'band' | 'range' | 'previous', string>>;
}

interface PlacedLine extends PlotRow {
  readonly agency: PlacedAgency;
}

const HEAD = 22;
const SCALE = 22;
const FOOT = 20;
const FIGURE_GAP = 16;
/** Room for half a mark at both ends. */
const EDGE = 10;
const DOT = { type: 'scatter' as const, silent: true, symbol: 'circle', z: 4 };
const EDGED = { borderColor: colour('ink'), borderWidth: 1.5, opacity: 1 };

/** The first rows, with the chosen agency kept in sight if it stands further down. */
function visible(rows: readonly PlacedAgency[], chosen: string | null): readonly PlacedAgency[] {
  const first = rows.slice(0, MAXIMUM_ROWS);
  const own = rows.find(({ agencyId }) => agencyId === chosen);
  return !own || first.includes(own) ? first : [...first.slice(0, MAXIMUM_ROWS - 1), own];
}

function legendItems({ rows, names }: Placement): readonly { readonly name: string; readonly icon?: string }[] {
  const previous = rows.some((row) => row.previous !== null) ? [{ name: names.previous }] : [];
  return [{ name: names.own }, ...spreadLegend(names), ...previous];
}

function layOut(data: Placement, context: ChartContext) {
  const rows = visible(data.rows, context.agencyId ?? null);
  const lines = rows.map((agency): PlacedLine => {
    const rank = agency.rank === null ? '' : `${formatNumber(agency.rank, context.locale)}. `;
    return { agency, heading: false, label: `${rank}${agency.name}`, note: '' };
  });
  const plan = planRows(lines, context);
  const top =
    legendHeight(
      legendItems(data).map(({ name }) => name),
      context,
    ) + HEAD;
  const left = data.rows.length - rows.length;
  const bottom = top + plan.height;
  return { rows, plan, top, left, bottom, height: bottom + SCALE + (left > 0 ? FOOT : 0) };
}

/** One scale for all rows, so that they can be held against each other. */
function ends(rows: readonly PlacedAgency[]): readonly [low: number, high: number] {
  const all = rows.flatMap(({ value, previous, peers }) => [value, previous, peers?.minimum, peers?.maximum]);
  const known = all.filter((value) => value !== null && value !== undefined);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (known.length === 0) return [0, 1];
  return low === high ? [low - 1, high + 1] : [low, high];
}

function option(data: Placement, context: ChartContext): ChartOption {
  if (data.rows.length === 0) return emptyOption(context);
  const layout = layOut(data, context);
  const { rows, plan, top } = layout;
  const [low, high] = ends(rows);
  const figures = Math.ceil(Math.max(...rows.map(({ figure }) => textWidth(figure, FONT_SIZE)))) + FIGURE_GAP;
  return {
    ...frame(),
    title: titles(data, layout, { context, ends: [low, high], figures }),
    legend: legend(legendItems(data)),
    grid: { left: plan.left + EDGE, right: figures + EDGE, top, height: plan.height },
    xAxis: bareAxis(high, low),
    yAxis: [rowAxis(plan, context, 2 * EDGE), figureAxis(plan, figures + EDGE, ({ agency }) => agency.figure)],
    series: [
      ...spreadSeries(plan, { spread: ({ agency }) => agency.peers, low, names: data.names }),
      previousMarks(plan, data.names.previous),
      ownMarks(plan, data.names.own, context.agencyId ?? null),
    ],
  };
}

interface TitleOptions {
  readonly context: ChartContext;
  readonly ends: readonly [low: number, high: number];
  /** Room for the figures. */
  readonly figures: number;
}

/** The heading of the figures, the ends of the scale below the rows, and how many rows are not drawn. */
function titles({ head, write }: Placement, layout: ReturnType<typeof layOut>, options: TitleOptions) {
  const { plan, top, bottom, left } = layout;
  const { context, ends: scale, figures } = options;
  const width = CHART_WIDTH[context.width];
  const style = { muted: true };
  const [low, high] = scale;
  const foot = messagesFor(context.locale).charts.rowsLeftOut(left);
  return [
    caption(head, { left: width - 3, top: top - HEAD, textAlign: 'right' }, style),
    caption(write(low), { left: plan.left, top: bottom + 4 }, style),
    caption(write(high), { left: width - figures, top: bottom + 4, textAlign: 'right' }, style),
    ...(left > 0 ? [caption(foot, { left: 0, top: bottom + SCALE + 2 }, style)] : []),
  ];
}

/** Own numbers as filled dots, that of the chosen agency larger. */
function ownMarks(plan: RowPlan<PlacedLine>, name: string, chosen: string | null) {
  const data = plan.slots.flatMap(({ row: { agency }, marked }, at) => {
    const size = agency.agencyId === chosen ? { symbolSize: 17 } : {};
    return marked && agency.value !== null ? [{ value: [agency.value, at], ...size }] : [];
  });
  return { ...DOT, name, symbolSize: 12, itemStyle: { ...EDGED, color: colour('orange') }, data };
}

/** The numbers of the year before as hollow dots. */
function previousMarks(plan: RowPlan<PlacedLine>, name: string) {
  const data = plan.slots.flatMap(({ row: { agency }, marked }, at) =>
    marked && agency.previous !== null ? [{ value: [agency.previous, at] }] : [],
  );
  return { ...DOT, name, symbolSize: 9, itemStyle: { ...EDGED, color: colour('surface') }, data };
}

/** Agencies among their peers: each with its own number on the line, the middle half and the median of its peers. */
export const placedPicture: Picture<Placement> = {
  name: 'peers',
  option,
  size: (data, context) =>
    data.rows.length === 0
      ? emptySize(context)
      : { width: CHART_WIDTH[context.width], height: layOut(data, context).height },
};
