import { MEASURE_CHARTS, type Measure, type MeasureData } from './compare/measures.ts';
import { drawPictures, type Pictures } from './pictures.server.ts';
import type { Text } from './text.ts';

/** Draws the charts of the given measures for a page. */
export function drawMeasures(
  pictures: Pictures,
  measures: Partial<MeasureData>,
  { text, agencyId = null }: { readonly text: Text; readonly agencyId?: string | null },
): void {
  const draw = <M extends Measure>(measure: M) => {
    const data = measures[measure];
    if (data !== undefined) drawPictures(pictures, { chart: MEASURE_CHARTS[measure], data, agencyId }, text);
  };
  draw('budget');
  draw('mix');
  draw('satisfaction');
  draw('completion');
  draw('findings');
}
