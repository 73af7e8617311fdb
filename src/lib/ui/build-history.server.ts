import { readFileSync } from 'node:fs';
import { shortened, type History } from './history/history.ts';

/** The publications of the dataset, from the file named in DUIBIAO_VERSIONS; none where nothing was published yet. */
export function buildHistory(): History {
  const file = process.env['DUIBIAO_VERSIONS'];
  if (file === undefined || file === '') return { versions: [], changes: null };
  return shortened(JSON.parse(readFileSync(file, 'utf8')) as History);
}
