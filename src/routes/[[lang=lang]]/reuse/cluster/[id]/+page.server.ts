import { error } from '@sveltejs/kit';
import { reuseCluster, reuseClusterIds } from '#lib/ui/build-reuse.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

/** A page for each of the strongest clusters, in both languages. */
export const entries: EntryGenerator = async () =>
  (await reuseClusterIds()).flatMap((id) => [{ id }, { id, lang: 'en' }]);

/** One cluster with its pairs. */
export const load: PageServerLoad = async ({ params }) => {
  const view = await reuseCluster(params.id);
  if (view === null) error(404);
  return { view };
};
