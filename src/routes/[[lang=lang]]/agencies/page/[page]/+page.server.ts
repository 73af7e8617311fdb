import { buildAgencyPage, laterPages } from '#lib/ui/build-public.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

/** A short list has no later pages. */
export const prerender = 'auto';

/** Every page after the first, in both languages. */
export const entries: EntryGenerator = async () =>
  (await laterPages('agencies')).flatMap((page) => [{ page }, { page, lang: 'en' }]);

/** A later page of the agencies. */
export const load: PageServerLoad = async ({ params }) => ({ list: await buildAgencyPage(Number(params.page)) });
