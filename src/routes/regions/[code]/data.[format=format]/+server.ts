import { error } from '@sveltejs/kit';
import { buildRegions, buildRecordFile } from '#lib/ui/build-public.server.ts';
import { FORMATS, RECORD_FORMATS } from '#lib/ui/index.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

/** The files of every record. */
export const entries: EntryGenerator = async () =>
  (await buildRegions()).flatMap(({ code }) => RECORD_FORMATS.map((format) => ({ code, format })));

/** The data of a region. */
export const GET: RequestHandler = async ({ params }) => {
  const bytes = await buildRecordFile('regions', params.code, params.format);
  if (bytes === null) error(404);
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': FORMATS[params.format].mediaType } });
};
