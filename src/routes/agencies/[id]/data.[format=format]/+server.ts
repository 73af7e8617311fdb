import { error } from '@sveltejs/kit';
import { buildAgencies, buildRecordFile } from '#lib/ui/build-public.server.ts';
import { FORMATS, RECORD_FORMATS } from '#lib/ui/index.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

/** The files of every record. */
export const entries: EntryGenerator = async () =>
  (await buildAgencies()).flatMap(({ agency_id: id }) => RECORD_FORMATS.map((format) => ({ id, format })));

/** The data of an agency. */
export const GET: RequestHandler = async ({ params }) => {
  const bytes = await buildRecordFile('agencies', params.id, params.format);
  if (bytes === null) error(404);
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': FORMATS[params.format].mediaType } });
};
