import { reuseListing } from '#lib/ui/build-reuse.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

/** Forms and rows beside the passages, in both languages. */
export const entries: EntryGenerator = () =>
  (['forms', 'rows'] as const).flatMap((layer) => [{ layer }, { layer, lang: 'en' }]);

/** Forms alike or rows alike. */
export const load: PageServerLoad = async ({ params }) => ({ listing: await reuseListing(params.layer) });
