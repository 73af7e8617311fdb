import { LAYERS, type Cluster, type Layer, type Report } from './report.ts';

/** Up to so many clusters and pairs of a level have pages; of more the strongest, all others are computed when asked for. */
const MOST_PAGES = 300;
const PAGES_OF_MANY = 100;
/** A wording may stand in thousands of forms: a page names so many of them, a list so many of each cluster. */
const MOST_FORMS = 300;
const FORMS_LISTED = 12;

/** The part of a report that gets pages, marked so; its size does not grow with the dataset. */
export function builtReport(report: Report): Report {
  const cut = <T extends object>(list: readonly T[]) =>
    list.slice(0, list.length > MOST_PAGES ? PAGES_OF_MANY : MOST_PAGES).map((one) => ({ ...one, built: true }));
  const clusters = byLayer((layer) => cut(report.clusters[layer]).map((one) => shortened(one, report, MOST_FORMS)));
  return { ...report, clusters, pairs: byLayer((layer) => cut(report.pairs[layer])) };
}

/** The same report as the list of a level shows it: of many forms with one wording the first, with how many there are. */
export function listedReport(report: Report, layer: Layer): Report {
  const most = report.clusters[layer].some(({ formCount }) => formCount > MOST_FORMS) ? FORMS_LISTED : MOST_FORMS;
  const listed = report.clusters[layer].map((one) => shortened(one, report, most));
  return { ...report, clusters: { ...report.clusters, [layer]: listed } };
}

function shortened(cluster: Cluster, { forms: known }: Pick<Report, 'forms'>, most: number): Cluster {
  const forms = cluster.forms.slice(0, most);
  const agencies = [...new Set(forms.flatMap((id) => known[id]?.agency ?? []))];
  return { ...cluster, forms, agencies, holders: cluster.holders.slice(0, most) };
}

function byLayer<T>(make: (layer: Layer) => T): Record<Layer, T> {
  const [passages, forms, rows] = LAYERS.map(make) as [T, T, T];
  return { passages, forms, rows };
}
