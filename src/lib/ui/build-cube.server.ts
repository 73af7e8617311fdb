import { cubeFromEngine, type Cube } from '#lib/queries/index.ts';
import { buildEngine } from './build-dataset.server.ts';

let cube: Promise<Cube> | undefined;

/** The counting cube of the dataset the site is built from. */
export function buildCube(): Promise<Cube> {
  cube ??= buildEngine().then((engine) => cubeFromEngine(engine));
  return cube;
}
