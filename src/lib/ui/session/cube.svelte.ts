import { asset } from '$app/paths';
import { decodeCube, type Cube } from '#lib/queries/index.ts';

export type CubeStatus = 'idle' | 'loading' | 'ready' | 'failed';

/** The sample's cube of this site: fetched and read without any engine. */
export async function fetchedCube(): Promise<Cube> {
  const response = await fetch(asset('/dataset/cube.bin'));
  if (!response.ok) throw new Error(`the cube could not be fetched: ${response.status}`);
  const { cube, problem } = decodeCube(await unpacked(await response.arrayBuffer()));
  if (problem) throw new Error(`${problem.code} ${JSON.stringify(problem.values)}`);
  return cube;
}

/** The bytes of a gzip file; bytes that are none stay as they are (a server may have unpacked them on the way). */
async function unpacked(file: ArrayBuffer): Promise<Uint8Array> {
  const bytes = new Uint8Array(file);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The page's one cube, of the dataset the pages speak about: `current` once `ready()` was asked for and has it. */
export class CubeState {
  status = $state<CubeStatus>('idle');
  /** Null until it is there; the former dataset's cube is gone as soon as another is in use. */
  current = $state.raw<Cube | null>(null);

  #source: () => Promise<Cube> = fetchedCube;
  #loading: Promise<Cube> | null = null;

  /** The cube of the current dataset; rejects when it cannot be had, until `retry`. */
  ready(): Promise<Cube> {
    this.#loading ??= this.#load(this.#source);
    return this.#loading;
  }

  /** Makes this the source of every later `ready`. */
  use(source: () => Promise<Cube>): void {
    this.#source = source;
    this.retry();
  }

  /** Forgets the cube or the failure, so that the next `ready` tries again. */
  retry(): void {
    this.#loading = null;
    this.current = null;
    this.status = 'idle';
  }

  async #load(source: () => Promise<Cube>): Promise<Cube> {
    this.status = 'loading';
    try {
      const cube = await source();
      if (source === this.#source) this.#settle(cube, 'ready');
      return cube;
    } catch (error) {
      if (source === this.#source) this.#settle(null, 'failed');
      throw error;
    }
  }

  #settle(cube: Cube | null, status: CubeStatus): void {
    this.current = cube;
    this.status = status;
  }
}
