import type { ResolvedPathname } from '$app/types';
import type { Locale } from '#lib/i18n/index.ts';
import { agencyHref, formHref, pageHref, regionHref, ruleHref, type RecordLink } from '../address/links.ts';
import { FIRST_PAGE, searchParams } from '../indicators/address.svelte.ts';
import { conceptHref } from '../indicators/links.ts';
import type { SearchRecord } from './record.ts';

/** The page of something found. */
export function foundHref({ kind, id }: SearchRecord, link: RecordLink): ResolvedPathname {
  switch (kind) {
    case 'agency':
      return agencyHref(link, id);
    case 'form':
      return formHref(link, id);
    case 'region':
      return regionHref(link, id);
    case 'rule':
      return ruleHref(link.locale, id);
    case 'concept':
      return conceptHref(link, id);
    case 'indicator':
      return pageHref(link.locale, 'indicators', searchParams({ ...FIRST_PAGE, words: id }));
  }
}

/** What something found is called in a language. */
export function foundTitle({ title, en }: SearchRecord, locale: Locale): string {
  return locale === 'en' ? (en ?? title) : title;
}
