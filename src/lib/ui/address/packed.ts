import { compressed, decompressed } from './compressed.ts';

/** The parameter that carries a whole query, compressed. */
export const PACKED = 'packed';

/** Mail programs and chat windows cut longer addresses. */
const READABLE = 1800;

/** The address to hand on: as it is while that is short, else with its query compressed into one parameter. */
export async function shareable(url: URL): Promise<string> {
  const plain = readable(url);
  if (plain.length <= READABLE) return plain;
  const packed = new URL(url);
  packed.search = `?${PACKED}=${await compressed(url.searchParams.toString())}`;
  return packed.href.length < plain.length ? packed.href : plain;
}

/** What a packed address stands for: its query, nothing when it carries none, or that it is broken. */
export type Unpacked =
  | { readonly state: 'plain' }
  | { readonly state: 'open'; readonly search: string }
  | { readonly state: 'broken'; readonly length: number };

/** Reads the packed query of an address. Parameters beside it are kept unless the packed query has them too. */
export async function unpack(params: URLSearchParams): Promise<Unpacked> {
  const letters = params.get(PACKED);
  if (letters === null) return { state: 'plain' };
  const text = await decompressed(letters);
  if (text === null) return { state: 'broken', length: letters.length };
  const query = new URLSearchParams(text);
  query.delete(PACKED);
  for (const [name, value] of params) if (name !== PACKED && !query.has(name)) query.append(name, value);
  return { state: 'open', search: searchOf(query) };
}

/** The query as it reads best: codes and lists stand as they are (`kind=petition,police`), not as `%2C`. */
function searchOf(query: URLSearchParams): string {
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%3B', ';');
  return text === '' ? '' : `?${text}`;
}

function readable(url: URL): string {
  return `${url.origin}${url.pathname}${searchOf(url.searchParams)}${url.hash}`;
}
