import { error } from '@sveltejs/kit';
import { runRegionDetail, runRegionList } from '#lib/queries/index.ts';
import { buildEngine } from '#lib/ui/build-dataset.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

/** A page for every region of the dataset, in both languages. */
export const entries: EntryGenerator = async () => {
  const rows = await runRegionList(await buildEngine());
  return rows.flatMap(({ code }) => [{ code }, { code, lang: 'en' }]);
};

/** What lies above, below and in a region. */
export const load: PageServerLoad = async ({ params }) => {
  const detail = await runRegionDetail(await buildEngine(), params.code);
  if (detail === null) error(404);
  return { detail };
};
