import { buildHistory } from '#lib/ui/build-history.server.ts';
import { omittedDataFiles, siteDataFiles } from '#lib/ui/site-data.server.ts';
import type { PageServerLoad } from './$types';

/** The files of the dataset this site serves, and how many publications of it are known. */
export const load: PageServerLoad = async () => ({
  files: await siteDataFiles(),
  omitted: await omittedDataFiles(),
  versions: buildHistory().versions.length,
});
