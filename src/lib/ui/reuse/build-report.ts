import type { Compared } from './comparison.ts';
import type { ReuseForm } from './corpus.ts';
import { formClusters, formPairs } from './form-clusters.ts';
import { passageClusters, passagePairs } from './passage-clusters.ts';
import { byTime, LAYERS, type Cluster, type Layer, type Pair, type Report } from './report.ts';
import { rowClusters, rowPairs, sameRowPairs } from './row-clusters.ts';

/** The strongest so many of each list are kept; what was found beyond is counted. */
const MOST_LISTED = 2000;

/** Everything found in a corpus, as the reuse pages list it. */
export function reportOf(compared: Compared): Report {
  const { corpus, forms, agencies, runLine, chance } = compared;
  const ofForms = formClusters(compared);
  const ofPassages = passageClusters(compared);
  const clusters = { forms: ofForms, passages: ofPassages.clusters, rows: rowClusters(compared) };
  const ofRows = [...sameRowPairs(compared, clusters.rows), ...rowPairs(compared)];
  const oriented = inTime(corpus.forms);
  const pairs = {
    forms: formPairs(compared, ofForms).map(oriented),
    passages: passagePairs(compared, ofPassages.clusterOf).map(oriented),
    rows: ofRows.sort((one, two) => two.similarity - one.similarity).map(oriented),
  };
  const found = byLayer((layer) => ({ clusters: clusters[layer].length, pairs: pairs[layer].length }));
  const listed = {
    clusters: byLayer((layer): readonly Cluster[] => clusters[layer].slice(0, MOST_LISTED)),
    pairs: byLayer((layer): readonly Pair[] => pairs[layer].slice(0, MOST_LISTED)),
  };
  return {
    forms: named(corpus.forms, listed),
    regions: corpus.regions,
    facts: {
      agencies,
      forms: corpus.forms.length,
      rows: corpus.rows.length,
      passages: corpus.passages.length,
      line: forms.line,
      runLine,
      chance: chance ?? null,
      found,
    },
    ...listed,
  };
}

/** Puts the earlier form of a pair left. */
function inTime(forms: readonly ReuseForm[]): (pair: Pair) => Pair {
  const known = new Map(forms.map((form) => [form.id, form]));
  return (pair) => {
    const [left, right] = [known.get(pair.left), known.get(pair.right)];
    if (!left || !right || byTime(left, right) <= 0) return pair;
    return { ...pair, left: pair.right, right: pair.left, leftText: pair.rightText, rightText: pair.leftText };
  };
}

function byLayer<T>(make: (layer: Layer) => T): Record<Layer, T> {
  return { passages: make('passages'), forms: make('forms'), rows: make('rows') };
}

/** The forms that lists speak of. */
function named(
  forms: readonly ReuseForm[],
  { clusters, pairs }: Pick<Report, 'clusters' | 'pairs'>,
): Record<string, ReuseForm> {
  const wanted = new Set(
    LAYERS.flatMap((layer) => [
      ...clusters[layer].flatMap((cluster) => cluster.forms),
      ...pairs[layer].flatMap(({ left, right }) => [left, right]),
    ]),
  );
  return Object.fromEntries(forms.filter(({ id }) => wanted.has(id)).map((form) => [form.id, form]));
}
