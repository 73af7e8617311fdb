import { error } from '@sveltejs/kit';
import { sourceText } from '#lib/ui/build-dataset.server.ts';
import { buildFindingLines } from '#lib/ui/build-findings-table.server.ts';
import { buildFormDetail, buildForms, formCard } from '#lib/ui/build-public.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

/** A page for every form, in both languages. */
export const entries: EntryGenerator = async () =>
  (await buildForms()).flatMap(({ form_id: id }) => [{ id }, { id, lang: 'en' }]);

/** Everything the dataset holds about a form, with the document it was read from and what the rules find in it. */
export const load: PageServerLoad = async ({ params }) => {
  const detail = await buildFormDetail(params.id);
  if (detail === null) error(404);
  const locale = params.lang === 'en' ? 'en' : 'zh';
  return {
    detail,
    source: await sourceText(detail.form),
    findings: await buildFindingLines([params.id], locale),
    card: await formCard(detail.form),
  };
};
