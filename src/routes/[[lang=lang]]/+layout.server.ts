import { buildVocabulary } from '#lib/ui/build-dataset.server.ts';
import { buildFacts } from '#lib/ui/build-facts.server.ts';
import { termNames } from '#lib/ui/index.ts';
import type { LayoutServerLoad } from './$types';

/** Names of the vocabulary's codes in the page's language, and what the dataset says about itself. */
export const load: LayoutServerLoad = async ({ params }) => {
  const locale = params.lang === 'en' ? 'en' : 'zh';
  return { terms: termNames(buildVocabulary(), locale), facts: await buildFacts(locale) };
};
