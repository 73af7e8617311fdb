import { buildFormPage } from '#lib/ui/build-public.server.ts';
import type { PageServerLoad } from './$types';

/** The first page of the forms. */
export const load: PageServerLoad = async () => ({ list: await buildFormPage(1) });
