import { error } from '@sveltejs/kit';
import { buildForms, buildRecordFile } from '#lib/ui/build-public.server.ts';
import { FORMATS, RECORD_FORMATS } from '#lib/ui/index.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

/** The files of every record. */
export const entries: EntryGenerator = async () =>
  (await buildForms()).flatMap(({ form_id: id }) => RECORD_FORMATS.map((format) => ({ id, format })));

/** The data of a form. */
export const GET: RequestHandler = async ({ params }) => {
  const bytes = await buildRecordFile('forms', params.id, params.format);
  if (bytes === null) error(404);
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': FORMATS[params.format].mediaType } });
};
