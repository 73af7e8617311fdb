import { page } from '$app/state';
import { sitePath } from '../address/site-path.ts';
import { NO_SETTINGS, publicAddress, type PublicSettings } from './settings.ts';

/** What the publisher of this site said. */
export function siteSettings(): PublicSettings {
  return page.data.site ?? NO_SETTINGS;
}

/** The address of a page of this site for readers elsewhere: absolute once the site's own is known. */
export function addressOf(href: string): string {
  return publicAddress(siteSettings(), href, page.url);
}

/** The address of a file of this site, by its path from the root. */
export function fileAddress(path: string): string {
  return addressOf(sitePath(path));
}
