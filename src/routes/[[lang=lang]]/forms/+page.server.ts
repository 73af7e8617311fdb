import { EVERYTHING, runFormList } from '#lib/queries/index.ts';
import { buildEngine } from '#lib/ui/build-dataset.server.ts';
import type { PageServerLoad } from './$types';

/** Every form of the dataset. */
export const load: PageServerLoad = async () => ({ rows: await runFormList(await buildEngine(), EVERYTHING) });
