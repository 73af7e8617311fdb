import { error } from '@sveltejs/kit';
import { siteDataFile, siteDataFiles } from '#lib/ui/site-data.server.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Every file of the dataset is served from this site. */
export const entries: EntryGenerator = async () => (await siteDataFiles()).map(({ name }) => ({ file: name }));

export const GET: RequestHandler = async ({ params }) => {
  const bytes = await siteDataFile(params.file);
  if (bytes === null) error(404);
  const type = TYPES[params.file.slice(params.file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type } });
};
