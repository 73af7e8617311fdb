import { fetchTexts, localeOf } from '#lib/ui/index.ts';
import type { LayoutLoad } from './$types';

export const prerender = true;
export const trailingSlash = 'always';

/** Has the words of the page's language at hand before anything is shown in it. */
export const load: LayoutLoad = async ({ url, route, params }) => {
  await fetchTexts(localeOf({ url, route, params }));
};
