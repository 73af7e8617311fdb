import type { WidthClass } from './chart.ts';

/** Ends of an axis at multiples of its step. */
export interface RoundRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const INTERVALS: Readonly<Record<WidthClass, number>> = { narrow: 4, wide: 8 };
const LEADS = [1, 2, 2.5, 5, 10];

/** The smallest round range that holds both numbers in as many steps as the layout has room to label. */
export function roundRange(low: number, high: number, width: WidthClass): RoundRange {
  const span = high - low || Math.abs(high) || 1;
  const power = 10 ** Math.floor(Math.log10(span / INTERVALS[width]));
  const steps = [...LEADS, ...LEADS.map((lead) => lead * 10)].map((lead) => exact(lead * power));
  const step = steps.find((candidate) => ends(low, high, candidate).count <= INTERVALS[width]) ?? span;
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
