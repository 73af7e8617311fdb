import { error } from '@sveltejs/kit';
import { reusePair, reusePairIds } from '#lib/ui/build-reuse.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

/** A page for each of the strongest pairs, in both languages. */
export const entries: EntryGenerator = async () =>
  (await reusePairIds()).flatMap((pair) => [pair, { ...pair, lang: 'en' }]);

/** Two forms side by side. */
export const load: PageServerLoad = async ({ params }) => {
  const view = await reusePair(params.left, params.right);
  if (view === null) error(404);
  return { view };
};
