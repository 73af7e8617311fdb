import { buildEngine, buildText } from '#lib/ui/build-dataset.server.ts';
import { drawMeasures } from '#lib/ui/build-measures.server.ts';
import { buildCube } from '#lib/ui/build-cube.server.ts';
import { askOverview } from '#lib/ui/index.ts';
import type { PageServerLoad } from './$types';

/** The overview of the dataset, its four charts drawn. */
export const load: PageServerLoad = async ({ params, locals }) => {
  const text = buildText(params.lang);
  const { completion } = text;
  const overview = await askOverview(await buildEngine(), { completion, cube: buildCube });
  if (overview.measures !== null) drawMeasures(locals.pictures, overview.measures, { text });
  return { overview };
};
