import { error } from '@sveltejs/kit';
import { buildRegions, buildCard } from '#lib/ui/build-public.server.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

/** The picture of every record. */
export const entries: EntryGenerator = async () => (await buildRegions()).map(({ code }) => ({ code }));

/** The picture of the page of a region, for where its link is shared. */
export const GET: RequestHandler = async ({ params }) => {
  const bytes = await buildCard('regions', params.code);
  if (bytes === null) error(404);
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'image/png' } });
};
