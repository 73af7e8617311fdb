import { runRegionCounts } from '#lib/queries/index.ts';
import { buildEngine } from '#lib/ui/build-dataset.server.ts';
import type { PageServerLoad } from './$types';

/** So many regions fit the page whole; of more, the counties are left to the engine. */
const MOST = 200;

/** Every region with its number of forms. */
export const load: PageServerLoad = async () => {
  const rows = await runRegionCounts(await buildEngine());
  const isWhole = rows.length <= MOST;
  return { isWhole, rows: isWhole ? rows : rows.filter(({ level }) => level !== 'county') };
};
