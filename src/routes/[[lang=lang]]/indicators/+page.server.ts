import { buildSearch, conceptFacts } from '#lib/ui/build-indicators.server.ts';
import type { PageServerLoad } from './$types';

/** The first page of all indicators and what they can be narrowed by. */
export const load: PageServerLoad = async () => ({ ...(await buildSearch()), facts: conceptFacts() });
