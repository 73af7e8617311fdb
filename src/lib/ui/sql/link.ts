import { compressed, decompressed } from '../address/compressed.ts';

/** A statement up to this length stands in the address as it is. */
const READABLE = 300;

/** The query of the address that brings a statement back: `q` as text, or `z` compressed (deflate, base64url). */
export async function packQuery(sql: string): Promise<Record<string, string>> {
  return sql.length <= READABLE ? { q: sql } : { z: await compressed(sql) };
}

/** The statement an address carries; null when it carries none or a broken one. */
export async function unpackQuery(params: URLSearchParams): Promise<string | null> {
  const packed = params.get('z');
  return packed === null ? params.get('q') : decompressed(packed);
}
