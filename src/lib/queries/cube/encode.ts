import type { Cube } from './cube.ts';

/** A cube as bytes, not yet compressed: `/dataset/cube.bin` is these bytes as gzip. */
export function encodeCube(cube: Cube): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(cube.totals));
}
