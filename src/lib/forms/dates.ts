import { foldWidth } from '#lib/text/index.ts';

/** A span of time to the month or day printed; either end may be missing. */
export interface Span {
  readonly start: string | null;
  readonly end: string | null;
}

const pad = (number: string): string => number.padStart(2, '0');
const DATE =
  /(19|20)(\d{2})\s*(?:[年./\-]\s*(\d{1,2})\s*(?:[月./\-]\s*(\d{1,2})\s*日?|月)?|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?(?!\d))|(19|20)(\d{2})\s*年?(?!\d)/g;

function isoOf(match: RegExpExecArray): string | null {
  const [, century, years, month, day, packedMonth, packedDay, loneCentury, loneYears] = match;
  const year = `${century ?? loneCentury}${years ?? loneYears}`;
  const m = month ?? packedMonth;
  const d = day ?? packedDay;
  if (m === undefined) return year;
  if (Number(m) < 1 || Number(m) > 12) return null;
  if (d === undefined) return `${year}-${pad(m)}`;
  return Number(d) >= 1 && Number(d) <= 31 ? `${year}-${pad(m)}-${pad(d)}` : null;
}

/** All dates of a text in order, as `2021`, `2021-01` or `2021-01-31`. */
export function datesIn(text: string): readonly string[] {
  return [...foldWidth(text).matchAll(DATE)].flatMap((match) => isoOf(match as RegExpExecArray) ?? []);
}

/** The date a text is, to the month or day; null if it holds none or only a year. */
export function dateOf(text: string): string | null {
  const dates = datesIn(text).filter((date) => date.length > 4);
  return dates[0] ?? null;
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
  if (second !== undefined) return { start: first, end: second };
  const later = /[至到~～—–\-]\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?/.exec(text);
  if (later && first.length > 4) {
    const end = `${first.slice(0, 4)}-${pad(later[1] ?? '')}${later[2] ? `-${pad(later[2])}` : ''}`;
    return { start: first, end };
  }
  return first.length === 4 ? { start: `${first}-01`, end: `${first}-12` } : { start: first, end: null };
}
