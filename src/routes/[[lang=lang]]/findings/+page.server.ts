import { buildFindings } from '#lib/ui/build-findings.server.ts';
import type { PageServerLoad } from './$types';

/** What the rules find in the sample, with the lines it rests on. */
export const load: PageServerLoad = async ({ params }) => ({
  findings: await buildFindings(params.lang === 'en' ? 'en' : 'zh'),
});
