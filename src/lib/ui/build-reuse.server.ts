import { buildEngine } from './build-dataset.server.ts';
import { reportOf } from './reuse/build-report.ts';
import { builtReport, listedReport } from './reuse/built-report.ts';
import { compareCorpus } from './reuse/comparison.ts';
import { askCorpus } from './reuse/corpus.ts';
import { officialFrameworks } from './reuse/frameworks.ts';
import type { Prepared } from './reuse/live.svelte.ts';
import { localClient } from './reuse/local-client.ts';
import { pairView, type PairView } from './reuse/pair-view.ts';
import { placeNames } from './reuse/places.ts';
import { clusterView, LAYERS, listingOf, type ClusterView, type Layer, type Listing } from './reuse/report.ts';

let prepared: Promise<Prepared> | undefined;

/** The dataset the site is built from, held against itself. */
function buildReuse(): Promise<Prepared> {
  prepared ??= compareSample();
  return prepared;
}

async function compareSample(): Promise<Prepared> {
  const client = localClient();
  const corpus = await askCorpus(await buildEngine());
  const compared = await compareCorpus(client, corpus, { frameworks: await officialFrameworks() });
  return { data: null, client, compared, report: builtReport(reportOf(compared)) };
}

/** What the page of one level lists. */
export async function reuseListing(layer: Layer): Promise<Listing> {
  return listingOf(listedReport((await buildReuse()).report, layer), layer);
}

/** The page of one cluster. */
export async function reuseCluster(id: string): Promise<ClusterView | null> {
  return clusterView((await buildReuse()).report, id);
}

/** The page of two forms. */
export async function reusePair(left: string, right: string): Promise<PairView | null> {
  return pairView(await buildReuse(), { left, right, places: await placeNames() });
}

/** The codes of all clusters with pages. */
export async function reuseClusterIds(): Promise<string[]> {
  const { clusters } = (await buildReuse()).report;
  return LAYERS.flatMap((layer) => clusters[layer].map(({ id }) => id));
}

/** The forms of all pairs with pages, and the first form beside itself, so that there is always one. */
export async function reusePairIds(): Promise<{ left: string; right: string }[]> {
  const { report, compared } = await buildReuse();
  const first = compared.corpus.forms[0];
  const own = first ? [{ left: first.id, right: first.id }] : [];
  const all = [...LAYERS.flatMap((layer) => report.pairs[layer]), ...own];
  return [...new Map(all.map(({ left, right }) => [`${left} ${right}`, { left, right }])).values()];
}
