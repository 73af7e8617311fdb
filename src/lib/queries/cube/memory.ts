import type { Cube } from './cube.ts';

/** What one cube may keep for the next questions. */
const MOST_BYTES = 24e6;

interface Kept {
  readonly value: unknown;
  readonly bytes: number;
}

const memories = new WeakMap<Cube, Map<string, Kept>>();

/**
 * What was computed of a cube under this key, else what `compute` gives, kept until more recent things need the room.
 * The key must say everything that `compute` depends on beside the cube.
 */
export function remembered<T>(
  cube: Cube,
  key: string,
  { compute, bytes }: { readonly compute: () => T; readonly bytes: (value: T) => number },
): T {
  const memory = memories.get(cube) ?? new Map<string, Kept>();
  memories.set(cube, memory);
  const known = memory.get(key);
  memory.delete(key);
  const value = known === undefined ? compute() : (known.value as T);
  memory.set(key, known ?? { value, bytes: bytes(value) });
  if (known === undefined) forgetOldest(memory);
  return value;
}

function forgetOldest(memory: Map<string, Kept>): void {
  let bytes = 0;
  for (const kept of memory.values()) bytes += kept.bytes;
  for (const [key, kept] of memory) {
    if (bytes <= MOST_BYTES) return;
    bytes -= kept.bytes;
    memory.delete(key);
  }
}
