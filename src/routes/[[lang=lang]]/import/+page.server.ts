import { sampleDocument } from '#lib/ui/sample-document.server.ts';
import type { PageServerLoad } from './$types';

/** A published document of the sample to try the page with. */
export const load: PageServerLoad = async () => ({ sample: await sampleDocument() });
