import { error } from '@sveltejs/kit';
import { buildHeadlineEmbed, headlineEmbeds } from '#lib/ui/build-public.server.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

/** The headline charts, in both languages. */
export const entries: EntryGenerator = async () =>
  (await headlineEmbeds()).flatMap((chart) => [{ chart }, { chart, lang: 'en' }]);

/** A chart of the whole dataset as another site shows it. */
export const GET: RequestHandler = async ({ params }) => {
  const page = await buildHeadlineEmbed(params.chart, params.lang);
  if (page === null) error(404);
  return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
};
