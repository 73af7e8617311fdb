import type { DatasetFacts } from '../facts.ts';
import { datasetVersion } from '../findings/dataset-version.ts';
import type { KeptData } from '../own/store.ts';
import type { DatasetStamp } from './saved-view.ts';

const versions = new WeakMap<KeptData, string>();

/** Which data the pages speak about: the reader's own, else the dataset of the site. */
export function datasetStamp(own: KeptData | null, facts: DatasetFacts | undefined): DatasetStamp {
  if (own === null) return { name: facts?.title ?? '', version: facts?.digest ?? '' };
  const version = versions.get(own) ?? datasetVersion(own.files);
  versions.set(own, version);
  return { name: own.name, version };
}
