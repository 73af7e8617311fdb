import type { PlotRow, RowPlan } from './rows.ts';
import { onSlots } from './rows.ts';
import { colour } from './theme.ts';

/** Ends, quartiles and median of some numbers; null where they are not said. */
export interface Spread {
  readonly minimum: number | null;
  readonly lowerQuartile: number | null;
  readonly median: number | null;
  readonly upperQuartile: number | null;
  readonly maximum: number | null;
}

interface SpreadOptions<R> {
  readonly spread: (row: R) => Spread | null;
  /** Where the axis starts. */
  readonly low: number;
  /** What a legend calls the parts. */
  readonly names?: { readonly range: string; readonly band: string; readonly median: string };
}

/**
 * A line from end to end, the middle half on it, the median across. The line stands on the second row axis: bars of one
 * axis share their upper edge, not their middle.
 */
export function spreadSeries<R extends PlotRow>(plan: RowPlan<R>, { spread, low, names }: SpreadOptions<R>) {
  const pairs = [
    { first: 'minimum', last: 'maximum', width: 2, fill: colour('axis'), name: names?.range },
    { first: 'lowerQuartile', last: 'upperQuartile', width: 12, fill: colour('blue'), name: names?.band },
  ] as const;
  const ranges = pairs.flatMap(({ first, last, width, fill, name }, at) => {
    const base = {
      type: 'bar' as const,
      stack: `range ${at}`,
      stackStrategy: 'all' as const,
      barWidth: width,
      yAxisIndex: 1 - at,
      silent: true,
    };
    const from = onSlots(plan, (row) => spread(row)?.[first] ?? low, '-' as const);
    const to = onSlots(plan, (row) => (spread(row)?.[last] ?? 0) - (spread(row)?.[first] ?? 0), '-' as const);
    return [
      { ...base, itemStyle: { color: 'transparent' }, data: from },
      { ...base, ...named(name), itemStyle: { color: fill }, data: to },
    ];
  });
  return [...ranges, { ...named(names?.median), ...medianMarks(plan, spread) }];
}

function medianMarks<R extends PlotRow>(plan: RowPlan<R>, spread: SpreadOptions<R>['spread']) {
  return {
    type: 'scatter' as const,
    symbol: 'rect',
    symbolSize: [4, 18],
    silent: true,
    itemStyle: { color: colour('ink'), opacity: 1 },
    data: plan.slots.flatMap(({ row, marked }, at) => {
      const value = marked ? (spread(row)?.median ?? null) : null;
      return value === null ? [] : [{ value: [value, at] }];
    }),
  };
}

const ICONS = { range: 'path://M0 4h14v2h-14z', median: 'path://M0 0h4v14h-4z' } as const;

/** What a legend shows for the parts of a spread. */
export function spreadLegend({ range, band, median }: NonNullable<SpreadOptions<PlotRow>['names']>) {
  return [{ name: median, icon: ICONS.median }, { name: band }, { name: range, icon: ICONS.range }];
}

function named(name: string | undefined) {
  return name === undefined ? {} : { name };
}
