/** A statement up to this length stands in the address as it is. */
const READABLE = 300;

/** The query of the address that brings a statement back: `q` as text, or `z` compressed (deflate, base64url). */
export async function packQuery(sql: string): Promise<Record<string, string>> {
  if (sql.length <= READABLE) return { q: sql };
  return { z: base64(await through(new TextEncoder().encode(sql), new CompressionStream('deflate-raw'))) };
}

/** The statement an address carries; null when it carries none or a broken one. */
export async function unpackQuery(params: URLSearchParams): Promise<string | null> {
  const packed = params.get('z');
  if (packed === null) return params.get('q');
  try {
    const bytes = await through(unbase64(packed), new DecompressionStream('deflate-raw'));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

type Transformer = Pick<CompressionStream, 'readable' | 'writable'>;

async function through(bytes: Uint8Array<ArrayBuffer>, transformer: Transformer): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(transformer);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function base64(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function unbase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
