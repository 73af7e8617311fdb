import { buildHistory } from '#lib/ui/build-history.server.ts';
import type { PageServerLoad } from './$types';

/** The publications of the dataset and what the latest changed. */
export const load: PageServerLoad = () => ({ history: buildHistory() });
