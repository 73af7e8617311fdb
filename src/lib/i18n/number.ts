import type { Locale } from './locale.ts';
import { messagesFor } from './messages.ts';

/** How many decimals a number is shown with; by default up to two, without trailing zeros. */
export interface NumberOptions {
  readonly digits?: number;
  readonly minimumDigits?: number;
}

/** The largest whole number whose neighbours a double still tells apart. */
const EXACT = Number.MAX_SAFE_INTEGER;

/** The number with thousands separators ("1,079.96"); the word for unknown when it is null. */
export function formatNumber(value: number | null, locale: Locale, options: NumberOptions = {}): string {
  if (value === null || !Number.isFinite(value)) return messagesFor(locale).site.unknown;
  const minimumDigits = options.minimumDigits ?? 0;
  const text = decimal(Math.abs(value), minimumDigits, Math.max(options.digits ?? 2, minimumDigits));
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/**
 * A number as `Intl` writes it in English, rounded half up in its decimal digits; `Intl` itself, which takes long to
 * start, is asked only where a double has too few digits.
 */
function decimal(value: number, minimumDigits: number, digits: number): string {
  const scaled = Math.round(Number(`${value}e${digits}`));
  if (!(scaled <= EXACT)) {
    const format = { minimumFractionDigits: minimumDigits, maximumFractionDigits: digits };
    return new Intl.NumberFormat('en', format).format(value);
  }
  const figures = String(scaled).padStart(digits + 1, '0');
  const whole = figures.slice(0, figures.length - digits);
  const fraction = figures.slice(figures.length - digits);
  const kept = fraction.slice(0, minimumDigits) + fraction.slice(minimumDigits).replace(/0+$/, '');
  return kept === '' ? groupDigits(whole) : `${groupDigits(whole)}.${kept}`;
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
