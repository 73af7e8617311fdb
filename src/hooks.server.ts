import type { Handle } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { chartColourDeclarations } from '#lib/charts/index.ts';
import { languageTag } from '#lib/i18n/index.ts';
import { startAfterPaint, themeInside } from '#lib/ui/first-paint.server.ts';
import { placePictures } from '#lib/ui/pictures.server.ts';
import theme from '../static/theme.js?raw';

const light = chartColourDeclarations('light');
const dark = chartColourDeclarations('dark');
const colours =
  `:root{${light}}:root[data-theme='dark']{${dark}}` +
  `@media (prefers-color-scheme:dark){:root:not([data-theme='light']){${dark}}}@media print{:root:root:root{${light}}}`;

/** Gives each page its language, the colours of the charts and the pictures drawn for it. */
export const handle: Handle = ({ event, resolve }) => {
  event.locals.pictures = new Map();
  const tag = languageTag(event.params['lang'] === 'en' ? 'en' : 'zh');
  return resolve(event, {
    transformPageChunk: ({ html }) => {
      const page = html.replace('<html lang="zh-CN">', `<html lang="${tag}">`).replace('%duibiao.colours%', colours);
      const drawn = placePictures(page, event.locals.pictures);
      return dev ? drawn : themeInside(startAfterPaint(drawn), theme);
    },
  });
};
