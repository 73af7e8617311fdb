import { drawPicture, standaloneSvg, type ChartContext, type Picture } from '#lib/charts/index.ts';
import { saveFile } from '../data/download.ts';
import { theme } from '../session/theme.svelte.ts';
import type { Text } from '../text.ts';
import type { ExportTable } from './export-table.ts';
import { pngFile, svgFile } from './picture.ts';

interface PictureOptions<D> {
  readonly picture: Picture<D>;
  readonly data: D;
  readonly context: ChartContext;
  /** The title first, then what stands below the picture. */
  readonly notes: ExportTable['notes'];
  readonly text: Text;
  /** Name of the file without its ending. */
  readonly name: string;
}

/** Draws a picture and hands it to the reader as a file of its own, with its title and notes in it. */
export async function savePicture<D>(format: 'svg' | 'png', options: PictureOptions<D>): Promise<void> {
  const { picture, data, context, notes, text, name } = options;
  const drawn = await drawPicture(picture.option(data, context), picture.size(data, context), picture.name);
  const [[, heading] = ['', ''], ...remarks] = notes;
  const lines = remarks.map(([label, remark]) => `${label}${text.messages.site.colon}${remark}`);
  const alone = standaloneSvg(drawn, { heading, notes: lines }, theme.current);
  saveFile(`${name}.${format}`, format === 'svg' ? svgFile(alone) : await pngFile(alone));
}
