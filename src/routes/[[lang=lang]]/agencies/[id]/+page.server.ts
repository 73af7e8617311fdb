import { error } from '@sveltejs/kit';
import { buildText } from '#lib/ui/build-dataset.server.ts';
import { buildFindingLines } from '#lib/ui/build-findings-table.server.ts';
import { drawMeasures } from '#lib/ui/build-measures.server.ts';
import { buildAgencies, buildAgencyReport } from '#lib/ui/build-public.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

/** A page for every agency, in both languages. */
export const entries: EntryGenerator = async () =>
  (await buildAgencies()).flatMap(({ agency_id: id }) => [{ id }, { id, lang: 'en' }]);

/** The report of an agency, its charts drawn. */
export const load: PageServerLoad = async ({ params, locals }) => {
  const report = await buildAgencyReport(params.id);
  if (report === null) error(404);
  drawMeasures(locals.pictures, report.measures, { text: buildText(params.lang), agencyId: params.id });
  const locale = params.lang === 'en' ? 'en' : 'zh';
  const formIds = report.detail.forms.map(({ form_id }) => form_id);
  return { report, findings: await buildFindingLines(formIds, locale) };
};
