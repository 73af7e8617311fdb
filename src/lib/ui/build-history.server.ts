import { readFileSync } from 'node:fs';
import type { History, PublishedHistory } from './history/history.ts';
import { historyOf } from './history/record-history.ts';

/** The publications of the dataset, from the file named in DUIBIAO_VERSIONS; none where nothing was published yet. */
export function buildHistory(): History {
  const file = process.env['DUIBIAO_VERSIONS'];
  if (file === undefined || file === '') return { versions: [], records: null, more: 0 };
  return historyOf(JSON.parse(readFileSync(file, 'utf8')) as PublishedHistory);
}
