import { error } from '@sveltejs/kit';
import { distributionChart } from '#lib/charts/index.ts';
import { buildText } from '#lib/ui/build-dataset.server.ts';
import { buildConcept, builtConcepts, conceptFacts } from '#lib/ui/build-indicators.server.ts';
import { drawPictures } from '#lib/ui/pictures.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

/** A page for every concept of the dataset, in both languages. */
export const entries: EntryGenerator = async () =>
  (await builtConcepts()).flatMap(({ code }) => [{ concept: code }, { concept: code, lang: 'en' }]);

/** One concept over all agencies and years. */
export const load: PageServerLoad = async ({ params, locals }) => {
  const code = params.concept;
  const [occurring, known] = [await builtConcepts(), conceptFacts()];
  if (!occurring.some((one) => one.code === code)) error(404);
  const data = await buildConcept(code);
  const facts = known.find((one) => one.code === code) ?? null;
  const family = new Set(known.filter((one) => one.family === facts?.family).map((one) => one.code));
  if (data.distribution.groups.length > 0) {
    drawPictures(locals.pictures, { chart: distributionChart, data: data.distribution }, buildText(params.lang));
  }
  return {
    code,
    data,
    facts,
    neighbours: occurring.filter((one) => one.code !== code && family.has(one.code)),
  };
};
