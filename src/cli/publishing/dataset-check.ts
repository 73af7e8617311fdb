import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DatasetProblem, type StreamSource, streamDataset } from '#lib/dataset/index.ts';

/** Faults beyond so many are not told: a broken table has one on every line. */
const MOST_TOLD = 100;

/** What makes a dataset unfit to be published: the first faults with their places, and how many there are. */
export interface DatasetFaults {
  readonly first: readonly DatasetProblem[];
  readonly count: number;
}

export const NO_FAULTS: DatasetFaults = { first: [], count: 0 };

/** The errors of the dataset in a folder, as `validate` finds them; read piece by piece. */
export async function datasetFaults(folder: string): Promise<DatasetFaults> {
  const first: DatasetProblem[] = [];
  let count = 0;
  const note = (problem: DatasetProblem) => {
    if (problem.severity !== 'error') return;
    count += 1;
    if (first.length < MOST_TOLD) first.push(problem);
  };
  await streamDataset(await sourcesIn(folder), {
    accept: () => undefined,
    refuse: ({ problems }) => problems.forEach(note),
    problem: note,
    progress: () => undefined,
  });
  return { first, count };
}

async function sourcesIn(folder: string): Promise<StreamSource[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && /^(?:[a-z_]+\.csv|datapackage\.json)$/.test(entry.name));
  const sources = names.map(async ({ name }): Promise<StreamSource> => {
    const path = join(folder, name);
    return { path: name, bytes: (await stat(path)).size, chunks: () => createReadStream(path) };
  });
  return Promise.all(sources);
}
