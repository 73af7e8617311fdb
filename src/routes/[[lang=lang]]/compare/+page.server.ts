import { EVERYTHING, runSummary } from '#lib/queries/index.ts';
import { buildEngine, buildText } from '#lib/ui/build-dataset.server.ts';
import { drawMeasures } from '#lib/ui/build-measures.server.ts';
import { askChoices, askMeasures } from '#lib/ui/index.ts';
import type { PageServerLoad } from './$types';

/** The comparison before anything is chosen; the first measure's chart is drawn. */
export const load: PageServerLoad = async ({ params, locals }) => {
  const text = buildText(params.lang);
  const engine = await buildEngine();
  const [measures, summary, choices] = await Promise.all([
    askMeasures(engine, { filter: EVERYTHING, completion: text.completion }),
    runSummary(engine, EVERYTHING),
    askChoices(engine, EVERYTHING),
  ]);
  drawMeasures(locals.pictures, { budget: measures.budget }, { text });
  return { measures, summary, choices };
};
