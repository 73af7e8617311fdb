import { SPREADS, type Cluster, type Layer, type Spread } from './report.ts';

/** Clusters of one sort: different matters are never mixed in one list. */
export interface ClusterGroupOf {
  readonly key: Spread | 'stray' | 'official';
  readonly clusters: readonly Cluster[];
}

/** Clusters by what they mean: pasted rows, shared by several agencies, within one agency, within one form, prescribed. */
export function groupsOf(layer: Layer, clusters: readonly Cluster[]): ClusterGroupOf[] {
  const plain = clusters.filter(({ kind }) => kind === null);
  const spreads = SPREADS.filter((spread) => layer === 'passages' || spread !== 'form').map((key) => ({
    key,
    clusters: plain.filter(({ spread }) => spread === key),
  }));
  if (layer !== 'rows') return spreads;
  const of = (key: 'stray' | 'official') => ({ key, clusters: clusters.filter(({ kind }) => kind === key) });
  return [of('stray'), ...spreads, of('official')];
}
