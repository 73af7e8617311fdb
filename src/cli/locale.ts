import type { Locale } from '#lib/i18n/index.ts';

/** The language of messages on this terminal: Chinese when the environment asks for it, else English. */
export function terminalLocale(env: NodeJS.ProcessEnv = process.env): Locale {
  const wanted = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
