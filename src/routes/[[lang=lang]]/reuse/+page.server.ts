import { reuseListing } from '#lib/ui/build-reuse.server.ts';
import type { PageServerLoad } from './$types';

/** Passages that several places share. */
export const load: PageServerLoad = async () => ({ listing: await reuseListing('passages') });
