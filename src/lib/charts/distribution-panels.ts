import { formatNumber, formatPercent, messagesFor, type Locale } from '#lib/i18n/index.ts';
import type { Distribution, DistributionRow, ValueCountRow } from '#lib/queries/index.ts';
import { CHART_WIDTH, type ChartContext, type WidthClass } from './chart.ts';
import { caption } from './frame.ts';
import { shown } from './rows.ts';
import { fitText } from './text-fit.ts';
import { FONT_SIZE } from './theme.ts';

/** Targets of one concept in one unit: its own panel with its own axis. */
export interface Panel {
  readonly group: DistributionRow;
  readonly values: readonly ValueCountRow[];
  readonly top: number;
}

const LINE = 16;
export const HEAD = { narrow: 62, wide: 46 } as const;
export const SPIKES = 92;
export const STRIP = 22;
const AXIS = 24;
const GAP = 26;
export const EDGE = 24;
/** Below this many targets quartiles say nothing. */
export const ENOUGH = 4;
const MAXIMUM_PANELS = 6;
function panelHeight(width: WidthClass): number {
  return HEAD[width] + SPIKES + STRIP + AXIS;
}

/** A panel per concept, kind and unit, and how many have no room. */
export function panelsOf(
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
export function valueText(value: number, group: DistributionRow, locale: Locale): string {
  if (group.kind === 'rate') return formatPercent(value, locale, { digits: 2 });
  const number = formatNumber(value, locale, { digits: 4 });
  const unit = group.number_unit ?? '';
  return unit === '' ? number : locale === 'zh' ? `${number}${unit}` : `${number} ${unit}`;
}

/** Heading of a panel: what is in it, and how it spreads. */
export function heads({ group, top }: Panel, context: ChartContext) {
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
export function spreadOf(group: DistributionRow, locale: Locale): string[] {
  const { charts } = messagesFor(locale);
  const text = (value: number) => valueText(value, group, locale);
  const [minimum, maximum] = [text(group.minimum), text(group.maximum)];
  if (group.minimum === group.maximum) return [charts.spreadNone(minimum)];
  if (group.count < ENOUGH) return [charts.spreadFew(minimum, maximum)];
  const ends = charts.spreadEnds({ minimum, median: text(group.median), maximum });
  return [ends, charts.spreadMiddle(text(group.lower_quartile), text(group.upper_quartile))];
}

/** Height of the picture. */
export function heightOf(data: Distribution, context: ChartContext): number {
  const { panels, left } = panelsOf(data, context);
  return panels.length * (panelHeight(context.width) + GAP) - GAP + (left > 0 ? GAP : 0);
}
