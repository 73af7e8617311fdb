import { EVERYTHING, runAgencyList } from '#lib/queries/index.ts';
import { buildEngine } from '#lib/ui/build-dataset.server.ts';
import type { PageServerLoad } from './$types';

/** Every agency of the dataset. */
export const load: PageServerLoad = async () => ({ rows: await runAgencyList(await buildEngine(), EVERYTHING) });
