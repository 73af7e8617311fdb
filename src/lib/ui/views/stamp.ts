import type { DatasetFacts } from '../facts.ts';
import type { KeptData } from '../own/kept-data.ts';
import type { DatasetStamp } from './saved-view.ts';

/** Which data the pages speak about: the reader's own, else the dataset of the site. */
export function datasetStamp(
  own: Pick<KeptData, 'name' | 'version'> | null,
  facts: DatasetFacts | undefined,
): DatasetStamp {
  if (own === null) return { name: facts?.title ?? '', version: facts?.digest ?? '' };
  return { name: own.name, version: own.version };
}
