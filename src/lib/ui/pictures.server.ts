import { pictureSlot } from './chart/slot.ts';

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
