import type { Handle } from '@sveltejs/kit';
import { languageTag } from '#lib/i18n/index.ts';
import { placePictures } from '#lib/ui/pictures.server.ts';

/** Gives each prerendered page its language and its chart pictures. */
export const handle: Handle = ({ event, resolve }) => {
  event.locals.pictures = new Map();
  const tag = languageTag(event.params['lang'] === 'en' ? 'en' : 'zh');
  return resolve(event, {
    transformPageChunk: ({ html }) =>
      placePictures(html.replace('<html lang="zh-CN">', `<html lang="${tag}">`), event.locals.pictures),
  });
};
