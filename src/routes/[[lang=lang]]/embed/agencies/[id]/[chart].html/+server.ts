import { error } from '@sveltejs/kit';
import { AGENCY_EMBEDS } from '#lib/ui/index.ts';
import { buildAgencies, buildAgencyEmbed } from '#lib/ui/build-public.server.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

/** The charts of every agency, in both languages. */
export const entries: EntryGenerator = async () =>
  (await buildAgencies()).flatMap(({ agency_id: id }) =>
    AGENCY_EMBEDS.flatMap((chart) => [
      { id, chart },
      { id, chart, lang: 'en' },
    ]),
  );

/** A chart of an agency as another site shows it. */
export const GET: RequestHandler = async ({ params }) => {
  const page = await buildAgencyEmbed(params.id, params.chart, params.lang);
  if (page === null) error(404);
  return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
};
