/** The languages of the site; Chinese comes first everywhere. */
export const LOCALES = ['zh', 'en'] as const;

export type Locale = (typeof LOCALES)[number];

/** The BCP 47 tag of a locale, for `lang` attributes and `Intl`. */
export function languageTag(locale: Locale): string {
  return locale === 'zh' ? 'zh-CN' : 'en';
}
