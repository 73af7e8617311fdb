import type { ResolvedPathname } from '$app/types';
import { among, encodeFilter, type Filter } from '#lib/queries/index.ts';
import { pageHref, siteHref, type RecordLink } from '../address/links.ts';

/** The parameter that names the concept whose page is drawn for own data. */
export const CONCEPT_PARAM = 'concept';

/** The page of a concept; own data may hold concepts without one, the list draws them. */
export function conceptHref({ locale, own }: RecordLink, code: string): ResolvedPathname {
  if (own) return pageHref(locale, 'indicators', { [CONCEPT_PARAM]: code });
  return siteHref(locale, `indicators/${encodeURIComponent(code)}/`, '');
}

/** The indicators a filter keeps. */
export function indicatorsHref({ locale }: RecordLink, filter: Filter, query: Readonly<Record<string, string>> = {}) {
  return pageHref(locale, 'indicators', { ...Object.fromEntries(encodeFilter(filter)), ...query });
}

/** The comparison by a concept. */
export function compareHref({ locale }: RecordLink, code: string): ResolvedPathname {
  return pageHref(locale, 'compare', Object.fromEntries(encodeFilter(among('concept', code))));
}
