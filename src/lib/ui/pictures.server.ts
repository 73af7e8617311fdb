import type { Chart, WidthClass } from '#lib/charts/index.ts';
import { renderSvg } from '#lib/charts/svg.server.ts';
import { chartContext } from './chart/context.ts';
import { pictureName, pictureSlot } from './chart/slot.ts';
import type { Text } from './text.ts';

const WIDTHS: readonly WidthClass[] = ['wide', 'narrow'];

/** Pictures of a page being built, by slot. */
export type Pictures = Map<string, string>;

/** A chart with the data of the page it stands on. */
export interface Drawing<D> {
  readonly chart: Chart<D>;
  readonly data: D;
  readonly agencyId?: string | null;
}

/** Draws a chart in both layouts and lays the pictures ready for their slots. */
export function drawPictures<D>(pictures: Pictures, { chart, data, agencyId = null }: Drawing<D>, text: Text): void {
  for (const width of WIDTHS) {
    const context = chartContext(text, width, agencyId);
    const id = pictureName(chart.name, width);
    pictures.set(id, renderSvg(chart.option(data, context), { id, ...chart.size(data, context) }));
  }
}

/**
 * Puts the pictures where their slots stand in a prerendered page. They are kept out of the page's data, which would
 * otherwise carry each of them a second time for hydration.
 * @throws {Error} when a page has a picture but no slot for it, so that no chart is lost silently.
 */
export function placePictures(html: string, pictures: ReadonlyMap<string, string>): string {
  let page = html;
  for (const [name, svg] of pictures) {
    const slot = pictureSlot(name);
    if (!page.includes(slot)) throw new Error(`no slot for the picture "${name}"`);
    page = page.replaceAll(slot, () => svg);
  }
  return page;
}
