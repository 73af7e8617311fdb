import { buildVocabulary } from '#lib/ui/build-dataset.server.ts';
import { termNames } from '#lib/ui/index.ts';
import type { LayoutServerLoad } from './$types';

/** Names of the vocabulary's codes in the page's language. */
export const load: LayoutServerLoad = ({ params }) => ({
  terms: termNames(buildVocabulary(), params.lang === 'en' ? 'en' : 'zh'),
});
