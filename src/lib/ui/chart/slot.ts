import type { WidthClass } from '#lib/charts/index.ts';

/** The name of a chart's picture in one layout. */
export function pictureName(chart: string, width: WidthClass): string {
  return `${chart}-${width}`;
}

/** The element that stands in a page's markup until its chart picture is put there. */
export function pictureSlot(name: string): string {
  return `<svg data-slot="${name}"></svg>`;
}
