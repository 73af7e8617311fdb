import { EVERYTHING, runFindingCounts, runSummary } from '#lib/queries/index.ts';
import { buildText } from '#lib/ui/build-dataset.server.ts';
import { buildEngineWithFindings, buildRuleTitles } from '#lib/ui/build-findings-table.server.ts';
import { drawMeasures } from '#lib/ui/build-measures.server.ts';
import { askChoices, askMeasures } from '#lib/ui/index.ts';
import type { PageServerLoad } from './$types';

/** The comparison before anything is chosen; the first measure's chart is drawn. */
export const load: PageServerLoad = async ({ params, locals }) => {
  const text = buildText(params.lang);
  const engine = await buildEngineWithFindings();
  const [measures, findings, summary, choices] = await Promise.all([
    askMeasures(engine, { filter: EVERYTHING, completion: text.completion }),
    runFindingCounts(engine, EVERYTHING),
    runSummary(engine, EVERYTHING),
    askChoices(engine, EVERYTHING),
  ]);
  drawMeasures(locals.pictures, { budget: measures.budget }, { text });
  return { measures: { ...measures, findings }, summary, choices, ruleTitles: buildRuleTitles(text.locale) };
};
