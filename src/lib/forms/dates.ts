import { foldWidth } from '#lib/text/index.ts';
import { repairDigits } from './digits.ts';

/** A span of time to the month or day printed; either end may be missing. */
export interface Span {
  readonly start: string | null;
  readonly end: string | null;
}

const pad = (number: string): string => number.padStart(2, '0');
const DATE = new RegExp(
  [
    '(?<year>(?:19|20)\\d{2})\\s*年\\s*(?<month>\\d{1,2})\\s*月(?:\\s*(?<day>\\d{1,2})\\s*日)?',
    '(?<year2>(?:19|20)\\d{2})\\s*(?<mark>[./-])\\s*(?<month2>\\d{1,2})(?:\\s*\\k<mark>\\s*(?<day2>\\d{1,2}))?(?!\\d)',
    '(?<year3>(?:19|20)\\d{2})(?<month3>0[1-9]|1[0-2])(?<day3>0[1-9]|[12]\\d|3[01])?(?!\\d)',
    '(?<year4>(?:19|20)\\d{2})(?!\\d)',
  ].join('|'),
  'g',
);

function isoOf(groups: Readonly<Record<string, string | undefined>>): string | null {
  const year = groups.year ?? groups.year2 ?? groups.year3 ?? groups.year4 ?? '';
  const month = groups.month ?? groups.month2 ?? groups.month3;
  const day = groups.day ?? groups.day2 ?? groups.day3;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return `${year}-${pad(month)}`;
  return Number(day) >= 1 && Number(day) <= 31 ? `${year}-${pad(month)}-${pad(day)}` : null;
}

/** All dates of a text in order, as `2021`, `2021-01` or `2021-01-31`. */
export function datesIn(text: string): readonly string[] {
  return [...repairDigits(foldWidth(text)).matchAll(DATE)].flatMap((match) => isoOf(match.groups ?? {}) ?? []);
}

/** The date a text is, to the month or day; null if it holds none or only a year. */
export function dateOf(text: string): string | null {
  const dates = datesIn(text).filter((date) => date.length > 4);
  return dates[0] ?? null;
}

/** Whether a text is dates and little else, so that nothing is lost when only the dates are kept. */
export function isDates(text: string): boolean {
  const words = repairDigits(foldWidth(text)).replace(/[\s\d年月日起止至到前底.\/\-~～—–()（）]/g, '');
  return datesIn(text).length > 0 && words.length <= 3;
}

/** Whether a text is a date or a span of dates and nothing else. */
export function isDate(text: string): boolean {
  if (text.length > 40 || datesIn(text).length === 0) return false;
  return /^[\s\d年月日.\/\-~～—–至到起止止前底]*$/.test(foldWidth(text));
}

/** Start and end of a span such as 2021-01~2021-12, 202001-202012, 2024年1月至12月, or of a year alone. */
export function spanOf(text: string): Span {
  const dates = datesIn(text);
  const [first, second] = dates;
  if (first === undefined) return { start: null, end: null };
  if (second !== undefined) {
    return { start: first.length === 4 ? `${first}-01` : first, end: second.length === 4 ? `${second}-12` : second };
  }
  const later = /[至到~～—–\-]\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?/.exec(text);
  if (later && first.length > 4) {
    const end = `${first.slice(0, 4)}-${pad(later[1] ?? '')}${later[2] ? `-${pad(later[2])}` : ''}`;
    return { start: first, end };
  }
  return first.length === 4 ? { start: `${first}-01`, end: `${first}-12` } : { start: first, end: null };
}
