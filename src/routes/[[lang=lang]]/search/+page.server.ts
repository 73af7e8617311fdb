import { buildBrowse } from '#lib/ui/build-search.server.ts';
import type { PageServerLoad } from './$types';

/** The lists to go through without searching. */
export const load: PageServerLoad = async () => ({ browse: await buildBrowse() });
