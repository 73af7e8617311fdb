import { buildRuleNotes } from '#lib/ui/build-findings.server.ts';
import type { PageServerLoad } from './$types';

/** The rules, named and summed up. */
export const load: PageServerLoad = ({ params }) => ({ rules: buildRuleNotes(params.lang === 'en' ? 'en' : 'zh') });
