import type { ResolvedPathname } from '$app/types';
import type { Locale } from '#lib/i18n/index.ts';
import { sitePath } from './site-path.ts';

/** What the language of a page is read from: `page` of `$app/state` fits. */
export interface Place {
  readonly url: URL;
  readonly route: { readonly id: string | null };
  readonly params: Readonly<Record<string, string | undefined>>;
}

/** The language of a page: English below `/en/`, Chinese everywhere else. */
export function localeOf(place: Place): Locale {
  if (place.route.id !== null) return place.params['lang'] === 'en' ? 'en' : 'zh';
  return place.url.pathname.startsWith(sitePath('/en/')) ? 'en' : 'zh';
}

/** The same page in the given language, with the search (`?…`) kept; from an unknown page, the overview. */
export function inLanguage(place: Place, locale: Locale, search = ''): ResolvedPathname {
  const route = place.route.id ?? '/[[lang=lang]]';
  const path = route
    .replace('/[[lang=lang]]', locale === 'en' ? '/en' : '')
    .replace(/\[(\w+)(?:=\w+)?\]/g, (_, name: string) => encodeURIComponent(place.params[name] ?? ''));
  return sitePath(`${path}/${search}`);
}
