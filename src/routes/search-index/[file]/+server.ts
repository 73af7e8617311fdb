import { error } from '@sveltejs/kit';
import { buildSearchFiles } from '#lib/ui/build-search.server.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

/** Every file of the search index is served from this site. */
export const entries: EntryGenerator = async () => (await buildSearchFiles()).map(({ name }) => ({ file: name }));

export const GET: RequestHandler = async ({ params }) => {
  const file = (await buildSearchFiles()).find(({ name }) => name === params.file);
  if (file === undefined) error(404);
  const type = file.name.endsWith('.json') ? 'application/json; charset=utf-8' : 'application/octet-stream';
  return new Response(file.bytes, { headers: { 'content-type': type } });
};
