import { buildVocabulary } from '#lib/ui/build-dataset.server.ts';
import { buildFacts } from '#lib/ui/build-facts.server.ts';
import { publicSettings } from '#lib/ui/build-public.server.ts';
import { termNames } from '#lib/ui/index.ts';
import type { LayoutServerLoad } from './$types';

/** Names of the vocabulary's codes in the page's language; what the dataset and the publisher of the site say. */
export const load: LayoutServerLoad = async ({ params }) => {
  const locale = params.lang === 'en' ? 'en' : 'zh';
  return {
    terms: termNames(buildVocabulary(), locale),
    datasetFacts: await buildFacts(locale),
    site: publicSettings(),
  };
};
