import { formatNumber, formatPercent, type Locale } from '#lib/i18n/index.ts';
import type { ValueCount } from '#lib/queries/index.ts';

/** A mark of the value chart: from one value to another (the same for a single value), in fractions of the width. */
export interface Spike {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Middle of the mark, 0 to 1. */
  readonly at: number;
}

export interface Scale {
  readonly low: number;
  readonly high: number;
}

/** More values than these are put into bins of equal width. */
const MOST_SPIKES = 80;
const BINS = 60;

/** Ends of the value axis: rates from a round start below the smallest to 100 %, everything else from 0. */
export function scaleOf(values: readonly ValueCount[], isRate: boolean): Scale {
  const smallest = values[0]?.value ?? 0;
  const largest = values.at(-1)?.value ?? 1;
  if (!isRate) return { low: Math.min(0, smallest), high: Math.max(largest, smallest + 1e-9) };
  const low = smallest < 0 ? smallest : smallest < 0.5 ? 0 : 0.5;
  return { low, high: Math.max(1, largest) };
}

/** Marks of the values: one each, or bins when there are too many to be told apart. */
export function spikesOf(values: readonly ValueCount[], { low, high }: Scale): Spike[] {
  const width = high - low || 1;
  if (values.length <= MOST_SPIKES) {
    return values.map(({ value, count }) => ({ from: value, to: value, count, at: (value - low) / width }));
  }
  const bins = new Map<number, { from: number; to: number; count: number }>();
  for (const { value, count } of values) {
    const bin = Math.min(BINS - 1, Math.floor(((value - low) / width) * BINS));
    const found = bins.get(bin);
    if (found === undefined) bins.set(bin, { from: value, to: value, count });
    else bins.set(bin, { from: found.from, to: value, count: found.count + count });
  }
  return [...bins].map(([bin, spike]) => ({ ...spike, at: (bin + 0.5) / BINS }));
}

/** The values that lie between two places of the axis; the nearest mark alone when the places are the same. */
export function endsBetween(
  spikes: readonly Spike[],
  first: number,
  second: number,
): readonly [low: number, high: number] | null {
  const [left, right] = first < second ? [first, second] : [second, first];
  const inside = spikes.filter(({ at }) => at >= left && at <= right);
  const kept = inside.length > 0 ? inside : right - left < 0.02 ? nearest(spikes, left) : [];
  const start = kept[0];
  const end = kept.at(-1);
  return start === undefined || end === undefined ? null : [start.from, end.to];
}

function nearest(spikes: readonly Spike[], place: number): readonly Spike[] {
  const distance = ({ at }: Spike) => Math.abs(at - place);
  const best = spikes.reduce<Spike | null>(
    (found, spike) => (found === null || distance(spike) < distance(found) ? spike : found),
    null,
  );
  return best === null ? [] : [best];
}

/** Writes values of one kind: rates as percentages, else numbers with their unit. */
export function valueWriter(isRate: boolean, unit: string | null, locale: Locale): (value: number) => string {
  if (isRate) return (value) => formatPercent(value, locale, { digits: 2 });
  const tail = unit === null || unit === '' ? '' : locale === 'zh' ? unit : ` ${unit}`;
  return (value) => `${formatNumber(value, locale, { digits: 2 })}${tail}`;
}
