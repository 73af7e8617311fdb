import { buildEngine, buildText } from '#lib/ui/build-dataset.server.ts';
import { drawMeasures } from '#lib/ui/build-measures.server.ts';
import { askOverview } from '#lib/ui/index.ts';
import type { PageServerLoad } from './$types';

/** The overview of the dataset, its four charts drawn. */
export const load: PageServerLoad = async ({ params, locals }) => {
  const text = buildText(params.lang);
  const overview = await askOverview(await buildEngine(), text);
  drawMeasures(locals.pictures, overview.measures, { text });
  return { overview };
};
