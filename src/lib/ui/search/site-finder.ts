import { sitePath } from '../address/site-path.ts';
import { SearchIndex } from './search-index.ts';

/** The static index of this site: no engine, and no file from anywhere else. */
export const siteIndex = new SearchIndex(load);

async function load(name: string): Promise<ArrayBuffer> {
  const response = await fetch(sitePath(`/search-index/${name}`));
  if (!response.ok || response.body === null) throw new Error(`${name}: ${response.status}`);
  if (!name.endsWith('.bin')) return response.arrayBuffer();
  return new Response(response.body.pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer();
}
