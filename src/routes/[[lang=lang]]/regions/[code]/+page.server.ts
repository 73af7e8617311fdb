import { error } from '@sveltejs/kit';
import { buildRegionListing, buildRegions } from '#lib/ui/build-public.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

/** A page for every region of the dataset, in both languages. */
export const entries: EntryGenerator = async () =>
  (await buildRegions()).flatMap(({ code }) => [{ code }, { code, lang: 'en' }]);

/** What lies above, below and in a region. */
export const load: PageServerLoad = async ({ params }) => {
  const listing = await buildRegionListing(params.code);
  if (listing === null) error(404);
  return { listing };
};
