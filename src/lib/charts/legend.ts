import { CHART_WIDTH, type ChartContext } from './chart.ts';
import { textWidth } from './text-fit.ts';
import { colour, FONT_FAMILY, FONT_SIZE } from './theme.ts';

const ITEM = 16;
const ITEM_GAP = 14;
const LINE_HEIGHT = 16;
const BELOW = 12;

/** A legend at the top that explains the named series and cannot switch them off (the table would then disagree). */
export function legend(items: readonly { readonly name: string; readonly icon?: string }[]) {
  return {
    show: true,
    data: items.map((item) => ({ ...item })),
    selectedMode: false as const,
    left: 0,
    top: 0,
    padding: 0,
    itemWidth: ITEM,
    itemHeight: 11,
    itemGap: ITEM_GAP,
    lineStyle: { width: 0 },
    borderColor: 'transparent',
    backgroundColor: 'transparent',
    textStyle: { color: colour('ink'), fontFamily: FONT_FAMILY, fontSize: FONT_SIZE, lineHeight: 16 },
  };
}

/** Height the legend takes, with the space below it. */
export function legendHeight(names: readonly string[], { width }: ChartContext): number {
  let lines = 1;
  let used = 0;
  for (const name of names) {
    const item = ITEM + 8 + textWidth(name, FONT_SIZE) + ITEM_GAP;
    if (used > 0 && used + item > CHART_WIDTH[width]) {
      lines += 1;
      used = 0;
    }
    used += item;
  }
  return names.length === 0 ? 0 : lines * (LINE_HEIGHT + ITEM_GAP) - ITEM_GAP + BELOW;
}
