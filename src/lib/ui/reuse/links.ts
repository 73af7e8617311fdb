import type { ResolvedPathname } from '$app/types';
import type { Locale } from '#lib/i18n/index.ts';
import { siteHref, type RecordLink } from '../address/links.ts';
import { LAYERS, type Cluster, type Layer, type Pair } from './report.ts';

/** The list of one level, with a query as the address keeps it (`?where=across`). */
export function layerHref(locale: Locale, layer: Layer, search = ''): ResolvedPathname {
  return siteHref(locale, layer === LAYERS[0] ? 'reuse/' : `reuse/${layer}/`, search);
}

/** The page of a cluster; those beyond the prerendered ones are computed when asked for. */
export function clusterHref(
  { locale, own }: RecordLink,
  { id, built }: Pick<Cluster, 'id' | 'built'>,
): ResolvedPathname {
  if (built && !own) return siteHref(locale, `reuse/cluster/${encodeURIComponent(id)}/`, '');
  return siteHref(locale, 'reuse/cluster/', `?${new URLSearchParams({ id })}`);
}

/** Two forms side by side. */
export function pairHref(
  { locale, own }: RecordLink,
  { left, right, built }: Pick<Pair, 'left' | 'right' | 'built'>,
): ResolvedPathname {
  if (built && !own) {
    return siteHref(locale, `reuse/pair/${encodeURIComponent(left)}/${encodeURIComponent(right)}/`, '');
  }
  return siteHref(locale, 'reuse/pair/', `?${new URLSearchParams({ left, right })}`);
}

/** Where one document is held against everything. */
export function checkHref(locale: Locale): ResolvedPathname {
  return siteHref(locale, 'reuse/check/', '');
}
