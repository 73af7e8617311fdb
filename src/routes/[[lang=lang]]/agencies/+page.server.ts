import { buildAgencyPage } from '#lib/ui/build-public.server.ts';
import type { PageServerLoad } from './$types';

/** The first page of the agencies. */
export const load: PageServerLoad = async () => ({ list: await buildAgencyPage(1) });
