import type { Locale } from './locale.ts';
import { messagesFor } from './messages.ts';

/** How many decimals a number is shown with; by default up to two, without trailing zeros. */
export interface NumberOptions {
  readonly digits?: number;
  readonly minimumDigits?: number;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(minimumDigits: number, digits: number): Intl.NumberFormat {
  const key = `${minimumDigits}:${digits}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat('en', {
    minimumFractionDigits: minimumDigits,
    maximumFractionDigits: Math.max(digits, minimumDigits),
  });
  formatters.set(key, made);
  return made;
}

/** The number with thousands separators ("1,079.96"); the word for unknown when it is null. */
export function formatNumber(value: number | null, locale: Locale, options: NumberOptions = {}): string {
  if (value === null || !Number.isFinite(value)) return messagesFor(locale).site.unknown;
  const text = formatter(options.minimumDigits ?? 0, options.digits ?? 2).format(value);
  return text === '-0' ? '0' : text.replace(/^-/, '−');
}

/** An amount given in 万元 with its unit, in the digits printed: "1,079.96 万元", "1,079.96 × 10,000 yuan". */
export function formatWan(value: number | null, locale: Locale, options: NumberOptions = {}): string {
  if (value === null || !Number.isFinite(value)) return messagesFor(locale).site.unknown;
  const number = formatNumber(value, locale, { digits: 6, ...options });
  return locale === 'zh' ? `${number} 万元` : `${number} × 10,000 yuan`;
}

/** A fraction as a percentage: 0.449 → "44.9%". */
export function formatPercent(fraction: number | null, locale: Locale, options: NumberOptions = {}): string {
  if (fraction === null || !Number.isFinite(fraction)) return messagesFor(locale).site.unknown;
  return `${formatNumber(Number((fraction * 100).toPrecision(12)), locale, { digits: 1, ...options })}%`;
}

/** Thousands separators for the printed digits of a number; any other text is returned unchanged. */
export function groupDigits(text: string): string {
  const parts = /^([-−+]?)(\d+)(\.\d+)?$/.exec(text);
  if (!parts) return text;
  const [, sign = '', whole = '', fraction = ''] = parts;
  return `${sign.replace('-', '−')}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction}`;
}
