import type { Locale } from './locale.ts';
import { messagesFor } from './messages.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

interface DateParts {
  readonly year: string | null;
  readonly month: number | null;
  readonly day: number | null;
}

function partsOf(iso: string): DateParts | null {
  const full = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso);
  if (full) return { year: full[1] ?? null, month: numberOr(full[2]), day: numberOr(full[3]) };
  const yearless = /^(\d{2})-(\d{2})$/.exec(iso);
  if (yearless) return { year: null, month: numberOr(yearless[1]), day: numberOr(yearless[2]) };
  return null;
}

function numberOr(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

/** An ISO date to the precision given (2021, 2021-01, 2021-01-31, 12-31); other text unchanged, null as unknown. */
export function formatDate(iso: string | null, locale: Locale): string {
  if (iso === null || iso === '') return messagesFor(locale).site.unknown;
  const parts = partsOf(iso);
  if (!parts || (parts.month !== null && !MONTHS[parts.month - 1])) return iso;
  return locale === 'zh' ? chineseDate(parts) : englishDate(parts);
}

function chineseDate({ year, month, day }: DateParts): string {
  return `${year === null ? '' : `${year}年`}${month === null ? '' : `${month}月`}${day === null ? '' : `${day}日`}`;
}

function englishDate({ year, month, day }: DateParts): string {
  return [day, month === null ? null : MONTHS[month - 1], year].filter((part) => part !== null).join(' ');
}

/** A span of two partial dates; an open end is shown as unknown, two unknown ends as unknown. */
export function formatSpan(start: string | null, end: string | null, locale: Locale): string {
  if (start === null && end === null) return messagesFor(locale).site.unknown;
  return `${formatDate(start, locale)} – ${formatDate(end, locale)}`;
}

/** A fiscal year as a label: "2021年" / "2021"; null as "年度未知". */
export function formatYear(year: number | null, locale: Locale): string {
  if (year === null) return locale === 'zh' ? '年度未知' : 'year unknown';
  return locale === 'zh' ? `${year}年` : String(year);
}
