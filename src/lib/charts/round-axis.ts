import type { WidthClass } from './chart.ts';

/** Ends of an axis at multiples of its step. */
export interface RoundRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const INTERVALS: Readonly<Record<WidthClass, number>> = { narrow: 4, wide: 8 };
const LEADS = [1, 2, 2.5, 5, 10];

/** For which layout, and whether only whole numbers make sense. */
interface AxisOptions {
  readonly width: WidthClass;
  readonly whole?: boolean;
}

/** The smallest round range that holds both numbers in as many steps as the layout has room to label. */
export function roundRange(low: number, high: number, { width, whole = false }: AxisOptions): RoundRange {
  const span = high - low || Math.abs(high) || 1;
  const power = 10 ** Math.floor(Math.log10(span / INTERVALS[width]));
  const steps = [...LEADS, ...LEADS.map((lead) => lead * 10)].map((lead) => exact(lead * power));
  const fits = (step: number) => ends(low, high, step).count <= INTERVALS[width];
  const step = whole && span < INTERVALS[width] ? 1 : (steps.find(fits) ?? span);
  const { min, max } = ends(low, high, step);
  return { min, max, step };
}

function ends(low: number, high: number, step: number) {
  const from = Math.floor(low / step + 1e-9);
  const to = Math.max(from + 1, Math.ceil(high / step - 1e-9));
  return { min: exact(from * step), max: exact(to * step), count: to - from };
}

function exact(value: number): number {
  return Number(value.toPrecision(12));
}
