import { datasetFiles } from '#lib/ui/build-dataset.server.ts';
import type { PageServerLoad } from './$types';

/** The files of the dataset this site serves. */
export const load: PageServerLoad = async () => ({ files: await datasetFiles() });
