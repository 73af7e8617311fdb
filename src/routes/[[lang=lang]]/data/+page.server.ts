import { siteDataFiles } from '#lib/ui/site-data.server.ts';
import type { PageServerLoad } from './$types';

/** The files of the dataset this site serves. */
export const load: PageServerLoad = async () => ({ files: await siteDataFiles() });
