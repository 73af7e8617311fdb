import { messagesFor, type Locale } from '#lib/i18n/index.ts';
import { colour } from './theme.ts';

/** How a demand is drawn: by its operator; an equality that was not printed is kept apart. */
export const MARKERS = ['ge', 'gt', 'eq', 'bare', 'le', 'lt', 'approx', 'between'] as const;
export type Marker = (typeof MARKERS)[number];

/** The marker of a target; null if it demands no number. */
export function markerOf(operator: string, explicit: boolean): Marker | null {
  if (operator === 'eq') return explicit ? 'eq' : 'bare';
  return MARKERS.find((marker) => marker === operator) ?? null;
}

/** What the legend says of a marker: "≥ 不低于". */
export function markerName(marker: Marker, locale: Locale): string {
  return messagesFor(locale).charts.markers[marker];
}

const FILLED = { color: colour('blue'), borderColor: colour('blue'), borderWidth: 2, opacity: 1 };
const HOLLOW = { ...FILLED, color: colour('surface') };

interface MarkerShape {
  readonly symbol: string;
  readonly symbolSize: number | readonly [number, number];
  readonly symbolRotate: number;
  readonly itemStyle: typeof FILLED;
}

const SHAPES: Readonly<Record<Marker, MarkerShape>> = {
  ge: { symbol: 'circle', symbolSize: 11, symbolRotate: 0, itemStyle: FILLED },
  gt: { symbol: 'circle', symbolSize: 11, symbolRotate: 0, itemStyle: HOLLOW },
  eq: { symbol: 'rect', symbolSize: [5, 16], symbolRotate: 0, itemStyle: FILLED },
  bare: { symbol: 'diamond', symbolSize: 13, symbolRotate: 0, itemStyle: HOLLOW },
  le: { symbol: 'triangle', symbolSize: 11, symbolRotate: 90, itemStyle: FILLED },
  lt: { symbol: 'triangle', symbolSize: 11, symbolRotate: 90, itemStyle: HOLLOW },
  approx: { symbol: 'diamond', symbolSize: 13, symbolRotate: 0, itemStyle: FILLED },
  between: { symbol: 'rect', symbolSize: [5, 16], symbolRotate: 0, itemStyle: HOLLOW },
};

/** Symbol and style of a marker: filled ≥ and ≤, hollow > and <, a bar for =, told apart without colour. */
export function markerShape(marker: Marker) {
  const { symbolSize, ...shape } = SHAPES[marker];
  return {
    ...shape,
    symbolSize: typeof symbolSize === 'number' ? symbolSize : [...symbolSize],
    emphasis: { scale: false, itemStyle: { ...shape.itemStyle, borderColor: colour('ink') } },
  };
}

/** Legend icon of a marker whose symbol the legend would stretch. */
export function markerIcon(marker: Marker): { readonly icon?: string } {
  return marker === 'eq' || marker === 'between' ? { icon: 'path://M0 0h4v14h-4z' } : {};
}
