import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const COMPRESSIBLE = /\.(?:html|json|js|mjs|css|svg|csv|txt|xml|md|webmanifest|wasm|duckdb|ttl|jsonld|map)$/;
/** Below this a copy saves less than asking for it costs. */
const LEAST = 1024;

/** The two copies of a file that hosts send instead of it. */
export interface Copies {
  readonly gz: Uint8Array;
  readonly br: Uint8Array;
}

/** How hard to try: `page` where there are many, `lasting` where the copy is made once per product. */
export type Effort = 'page' | 'lasting';

const QUALITY: Readonly<Record<Effort, { readonly gz: number; readonly br: number }>> = {
  page: { gz: 6, br: 5 },
  lasting: { gz: 9, br: 11 },
};

/** Whether a file gets compressed copies. */
export function isCompressible(file: string, bytes: number): boolean {
  return bytes >= LEAST && COMPRESSIBLE.test(file);
}

/** Both copies; the same bytes give the same copies on every machine with this Node. */
export async function compressed(bytes: Uint8Array, effort: Effort): Promise<Copies> {
  const quality = QUALITY[effort];
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality.br,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
    ...(effort === 'lasting' ? { [constants.BROTLI_PARAM_LGWIN]: 24 } : {}),
  };
  const [gz, br] = await Promise.all([
    promisify(gzip)(bytes, { level: quality.gz }),
    promisify(brotliCompress)(bytes, { params }),
  ]);
  return { gz, br };
}
