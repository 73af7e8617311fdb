import type { Engine } from '#lib/engines/index.ts';
import type { RunOptions } from '../query.ts';
import type { Cube } from './cube.ts';

/** The counting cube of the dataset in a DuckDB engine. */
export async function cubeFromEngine(engine: Engine, options: RunOptions = {}): Promise<Cube> {
  await engine.query('SELECT 1', options.signal ? { signal: options.signal } : {});
  throw new Error('the cube is being built');
}
