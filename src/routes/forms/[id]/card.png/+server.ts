import { error } from '@sveltejs/kit';
import { buildCard, cardedForms } from '#lib/ui/build-public.server.ts';
import type { EntryGenerator, RequestHandler } from './$types';

/** Of very many forms none has a picture of its own. */
export const prerender = 'auto';
export const trailingSlash = 'never';

/** The picture of every form that has one. */
export const entries: EntryGenerator = async () => (await cardedForms()).map(({ form_id: id }) => ({ id }));

/** The picture of the page of a form, for where its link is shared. */
export const GET: RequestHandler = async ({ params }) => {
  const bytes = await buildCard('forms', params.id);
  if (bytes === null) error(404);
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'image/png' } });
};
