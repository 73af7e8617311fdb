import type { TitleComponentOption } from 'echarts';
import { messagesFor } from '#lib/i18n/index.ts';
import { CHART_WIDTH, type ChartContext, type ChartOption, type ChartSize } from './chart.ts';
import { colour, FONT_FAMILY, FONT_SIZE } from './theme.ts';

const EMPTY_HEIGHT = 120;

/** What all charts share: type, no background of its own, a tooltip that stays inside. */
export function frame(): ChartOption {
  return {
    backgroundColor: 'transparent',
    animationDuration: 200,
    animationDurationUpdate: 200,
    textStyle: { fontFamily: FONT_FAMILY, fontSize: FONT_SIZE, color: colour('ink') },
    tooltip: {
      trigger: 'item',
      confine: true,
      backgroundColor: colour('surface'),
      borderColor: colour('axis'),
      textStyle: { color: colour('ink'), fontFamily: FONT_FAMILY, fontSize: FONT_SIZE },
      extraCssText: 'max-width: 20rem; white-space: normal;',
    },
  };
}

/** A line of text placed in the picture. */
export function caption(
  text: string,
  place: { readonly left: number | 'center'; readonly top: number | 'middle'; readonly textAlign?: 'right' },
  style: { readonly bold?: boolean; readonly muted?: boolean; readonly small?: boolean } = {},
): TitleComponentOption {
  return {
    text,
    ...place,
    padding: 0,
    textStyle: {
      color: colour(style.muted ? 'muted' : 'ink'),
      fontFamily: FONT_FAMILY,
      fontSize: style.small ? FONT_SIZE - 1 : FONT_SIZE,
      lineHeight: 16,
      fontWeight: style.bold ? 'bold' : 'normal',
    },
  };
}

/** The picture of no rows: says so. */
export function emptyOption({ locale }: ChartContext): ChartOption {
  const { charts } = messagesFor(locale);
  return { ...frame(), title: [caption(charts.noData, { left: 'center', top: 'middle' }, { muted: true })] };
}

/** Size of the picture of no rows. */
export function emptySize({ width }: ChartContext): ChartSize {
  return { width: CHART_WIDTH[width], height: EMPTY_HEIGHT };
}

/** A number or word written beside a mark. */
export function valueLabel(position: 'left' | 'right' | 'inside' | 'top', distance: number) {
  return {
    show: true,
    position,
    distance,
    color: colour('ink'),
    fontFamily: FONT_FAMILY,
    fontSize: FONT_SIZE,
  };
}

/** An invisible value axis: the marks carry their numbers. */
export function bareAxis(maximum: number, minimum = 0) {
  return {
    type: 'value' as const,
    min: minimum,
    max: maximum,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { show: false },
    splitLine: { show: false },
  };
}

/** Text of a tooltip: lines as escaped HTML, the first in bold. */
export function tooltipHtml(lines: readonly string[]): string {
  const [head, ...rest] = lines.filter((line) => line !== '').map(escapeHtml);
  return [`<strong>${head ?? ''}</strong>`, ...rest].join('<br>');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
