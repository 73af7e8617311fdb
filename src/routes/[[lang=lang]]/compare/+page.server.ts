import { EVERYTHING, runDistribution, runFindingCounts, runSummary } from '#lib/queries/index.ts';
import { buildEngine, buildText } from '#lib/ui/build-dataset.server.ts';
import { buildEngineWithFindings, buildRuleTitles } from '#lib/ui/build-findings-table.server.ts';
import { drawMeasures } from '#lib/ui/build-measures.server.ts';
import { buildWorkbench } from '#lib/ui/build-workbench.server.ts';
import { askChoices, askMeasures, FORMS_DRAWN, shortChoices } from '#lib/ui/index.ts';
import type { PageServerLoad } from './$types';

/** The comparison before anything is chosen; the first measure's chart is drawn, group by group where forms are many. */
export const load: PageServerLoad = async ({ params, locals }) => {
  const text = buildText(params.lang);
  const summary = await runSummary(await buildEngine(), EVERYTHING);
  const shared = { summary, workbench: await buildWorkbench(text), ruleTitles: buildRuleTitles(text.locale) };
  if (summary.forms > FORMS_DRAWN)
    return { ...shared, measures: null, choices: await shortChoices(await buildEngine()) };
  const engine = await buildEngineWithFindings();
  const [measures, findings, concept, choices] = await Promise.all([
    askMeasures(engine, { filter: EVERYTHING, completion: text.completion }),
    runFindingCounts(engine, EVERYTHING),
    runDistribution(engine, EVERYTHING, { concepts: ['satisfaction_rate'] }),
    askChoices(engine, { filter: EVERYTHING, isShort: false }),
  ]);
  drawMeasures(locals.pictures, { budget: measures.budget }, { text });
  return { ...shared, measures: { ...measures, findings, concept }, choices };
};
