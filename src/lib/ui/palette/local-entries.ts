import type { ResolvedPathname } from '$app/types';
import { siteWords } from '#lib/i18n/index.ts';
import { inLanguage, type Place } from '../address/language.ts';
import { MAIN_PAGES, MORE_PAGES, pageHref, siteHref, type RecordLink } from '../address/links.ts';
import { foundHref, foundTitle } from '../search/links.ts';
import type { FoundKind } from '../search/search-index.ts';
import { theme } from '../session/theme.svelte.ts';
import type { Text } from '../text.ts';
import type { SavedView } from '../views/saved-view.ts';
import type { Entry } from './entry.ts';
import type { Recent } from './recent.ts';

/** The pages of the site; each is found by its name in either language. */
export function pageEntries({ locale, messages }: Text): readonly Entry[] {
  const other = siteWords(locale === 'zh' ? 'en' : 'zh');
  return [...MAIN_PAGES, 'search' as const, ...MORE_PAGES].map((name) => ({
    key: `page ${name}`,
    group: 'page',
    label: messages.site[name],
    aside: '',
    also: [other[name], name],
    href: pageHref(locale, name),
  }));
}

/** The reader's saved views. */
export function viewEntries(views: readonly SavedView[], { locale }: Text): readonly Entry[] {
  return views.map(({ id, name, path, search, dataset }) => ({
    key: `view ${id}`,
    group: 'view',
    label: name,
    aside: dataset.name,
    href: siteHref(locale, path.slice(1), search),
  }));
}

/** Where the reader went through the palette before. */
export function recentEntries(recents: readonly Recent[]): readonly Entry[] {
  return recents.map(({ href, label }) => ({ key: `recent ${href}`, group: 'recent', label, aside: '', href }));
}

/** What was found in the data. */
export function foundEntries(found: readonly FoundKind[], link: RecordLink): readonly Entry[] {
  return found.flatMap(({ kind, records }) =>
    records.map((record) => ({
      key: `${kind} ${record.id}`,
      group: kind,
      label: foundTitle(record, link.locale),
      aside: [record.note, kind === 'form' ? record.number : null].filter((part) => part !== null).join(' · '),
      href: foundHref(record, link),
    })),
  );
}

/** What can be done on any page. */
export function actionEntries(
  text: Text,
  { place, copyLink }: { readonly place: Place; readonly copyLink: () => void },
) {
  const words = text.words;
  const other: ResolvedPathname = inLanguage(place, text.locale === 'zh' ? 'en' : 'zh', place.url.search);
  const actions: readonly Omit<Entry, 'group' | 'aside'>[] = [
    {
      key: 'theme',
      label: theme.current === 'dark' ? words.theme.toLight : words.theme.toDark,
      also: ['theme dark light', text.messages.site.theme],
      act: () => theme.toggle(),
    },
    { key: 'language', label: text.locale === 'zh' ? 'English' : '中文', also: ['language 语言'], href: other },
    { key: 'print', label: words.views.print, also: ['print'], act: () => print() },
    { key: 'link', label: words.views.copyLink, also: ['copy link'], act: copyLink },
  ];
  return actions.map((action): Entry => ({ ...action, group: 'action', aside: '' }));
}
