import { buildFormPage, laterPages } from '#lib/ui/build-public.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

/** A short list has no later pages. */
export const prerender = 'auto';

/** Every page after the first, in both languages. */
export const entries: EntryGenerator = async () =>
  (await laterPages('forms')).flatMap((page) => [{ page }, { page, lang: 'en' }]);

/** A later page of the forms. */
export const load: PageServerLoad = async ({ params }) => ({ list: await buildFormPage(Number(params.page)) });
