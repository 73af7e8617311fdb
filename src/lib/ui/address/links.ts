import type { ResolvedPathname } from '$app/types';
import type { Locale } from '#lib/i18n/index.ts';
import { FILTER_PARAMS } from '#lib/queries/index.ts';
import { sitePath } from './site-path.ts';

export type PageName =
  | 'overview'
  | 'compare'
  | 'indicators'
  | 'regions'
  | 'findings'
  | 'reuse'
  | 'forms'
  | 'agencies'
  | 'search'
  | 'import'
  | 'data'
  | 'sql'
  | 'methods';

/** The pages of the navigation that answer questions, in their order. */
export const MAIN_PAGES: readonly PageName[] = [
  'overview',
  'compare',
  'indicators',
  'findings',
  'reuse',
  'agencies',
  'forms',
];

/** The pages of the navigation asked for less often: regions, and those for who works with the data itself. */
export const MORE_PAGES: readonly PageName[] = ['regions', 'import', 'data', 'sql', 'methods'];

/** The part of the methods page about a measure. */
export function methodHref(locale: Locale, measure: string): ResolvedPathname {
  return siteHref(locale, 'methods/', `#${measure}`);
}

/** The page of the dataset's publications and what changed between them. */
export function changesHref(locale: Locale): ResolvedPathname {
  return siteHref(locale, 'data/changes/', '');
}

/** The page of a rule, by its permanent name. */
export function ruleHref(locale: Locale, rule: string): ResolvedPathname {
  return siteHref(locale, `methods/${encodeURIComponent(rule)}/`, '');
}

export type Query = Readonly<Record<string, string>>;

/** The address of a page of the site in a language, with the query given as codes. */
export function pageHref(locale: Locale, page: PageName, query: Query = {}): ResolvedPathname {
  return siteHref(locale, page === 'overview' ? '' : `${page}/`, searchOf(query));
}

/** What a record's page needs to know: rows of the sample have a page of their own, own rows are drawn by the list. */
export interface RecordLink {
  readonly locale: Locale;
  readonly own: boolean;
}

/** The page of a form, at the place of its source when one is given (`L44`). */
export function formHref(link: RecordLink, id: string, place?: string): ResolvedPathname {
  return recordHref(link, { list: 'forms', id, hash: place === undefined ? '' : `#${firstPlace(place)}` });
}

/** The page of an agency. */
export function agencyHref(link: RecordLink, id: string): ResolvedPathname {
  return recordHref(link, { list: 'agencies', id, hash: '' });
}

/** A page of the list of forms or agencies; the first has the address of the list. */
export function listHref(link: RecordLink, list: 'forms' | 'agencies', page: number): ResolvedPathname {
  if (page === 1 || link.own) return pageHref(link.locale, list, page === 1 ? {} : { page: String(page) });
  return siteHref(link.locale, `${list}/page/${page}/`, '');
}

/** The page that gathers an agency and all its forms to be printed. */
export function bookletHref(locale: Locale, agencyId: string): ResolvedPathname {
  return siteHref(locale, 'booklet/', searchOf({ agency: agencyId }));
}

/** The page of a region; own data has none, there the comparison filtered to the region stands in. */
export function regionHref(link: RecordLink, code: string): ResolvedPathname {
  if (link.own) return pageHref(link.locale, 'compare', { [FILTER_PARAMS.region]: code });
  return siteHref(link.locale, `regions/${encodeURIComponent(code)}/`, '');
}

/** The first of several places: `L44;L46` → `L44`. */
export function firstPlace(place: string): string {
  return place.split(';')[0] ?? place;
}

interface RecordTarget {
  readonly list: 'forms' | 'agencies';
  readonly id: string;
  readonly hash: string;
}

function recordHref(link: RecordLink, { list, id, hash }: RecordTarget): ResolvedPathname {
  if (link.own) return siteHref(link.locale, `${list}/`, `${searchOf({ id })}${hash}`);
  return siteHref(link.locale, `${list}/${encodeURIComponent(id)}/`, hash);
}

/** An address of this site in a language, below the folder it is served from. */
export function siteHref(locale: Locale, path: string, suffix: string): ResolvedPathname {
  const prefix = locale === 'en' ? '/en/' : '/';
  return sitePath(`${prefix}${path}${suffix}`);
}

function searchOf(query: Query): string {
  const search = new URLSearchParams(query).toString();
  return search === '' ? '' : `?${search}`;
}
