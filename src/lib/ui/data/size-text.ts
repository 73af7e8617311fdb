import { formatNumber, type Locale } from '#lib/i18n/index.ts';

/** A number of bytes as people read it: "84.2 KB", "228.6 MB". */
export function sizeText(bytes: number, locale: Locale): string {
  const kilobytes = bytes / 1024;
  const [amount, unit] = kilobytes < 1000 ? [kilobytes, 'KB'] : [kilobytes / 1024, 'MB'];
  return `${formatNumber(amount, locale, { digits: 1 })} ${unit}`;
}
