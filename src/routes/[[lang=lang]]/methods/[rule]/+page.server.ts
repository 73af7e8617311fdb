import { error } from '@sveltejs/kit';
import { RULES } from '#lib/rules/index.ts';
import { buildRuleReport } from '#lib/ui/build-findings.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

/** A page for every rule, in both languages. */
export const entries: EntryGenerator = () => RULES.flatMap(({ name: rule }) => [{ rule }, { rule, lang: 'en' }]);

/** How a rule works, and what it did on the sample. */
export const load: PageServerLoad = async ({ params }) => {
  const rule = await buildRuleReport(params.rule, params.lang === 'en' ? 'en' : 'zh');
  if (rule === null) error(404);
  return { rule };
};
