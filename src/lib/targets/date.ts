import { DAY, MONTH, YEAR, dateAt, joined, lastDay, two } from './date-forms.ts';
import type { DateSpan } from './date-forms.ts';
import type { Operator } from './target.ts';

/** A date span with the words around it read: before, until, from. */
export interface DatedSpan extends DateSpan {
  readonly operator: Operator;
  readonly explicit: boolean;
  readonly yearly: boolean;
}

const lastOf = (span: DateSpan) => span.to ?? span.from;
const yearOf = (date: string) => (/^\d{4}/.test(date) ? date.slice(0, 4) : '');

/** A date that borrows the year of the one before it: 2021年1月-12月. */
function withYear(span: DateSpan, year: string): DateSpan {
  if (year === '' || /^\d{4}/.test(span.from)) return span;
  if (span.precision === 'month') return { ...span, from: `${year}-${span.from.slice(0, 2)}`, to: null };
  return { ...span, from: `${year}-${span.from}`, to: span.to && `${year}-${span.to}` };
}

const MONTH_RANGE = new RegExp(`(?:${YEAR}年)?${MONTH}[-~至到]${MONTH}月份?`, 'y');
const YEAR_RANGE = new RegExp(`${YEAR}年?[-~至到]${YEAR}(?:年度?|学年|财年)(?!级)`, 'y');
const DAY_RANGE = new RegExp(`(?:${YEAR}年)?${MONTH}月${DAY}日?[-~至到]${DAY}日`, 'y');

/** Ranges whose first part is no date by itself: 1-12月, 2021-2023年, 5月1-7日. */
function shortRangeAt(text: string, at: number): DateSpan | null {
  if (!/\d/.test(text[at] ?? '') || /[\d.]/.test(text[at - 1] ?? '')) return null;
  const find = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const span = (match: RegExpExecArray, from: string, to: string): DateSpan => ({
    start: at,
    end: at + match[0].length,
    from,
    to,
    printedRange: true,
    precision: 'month',
  });
  const years = find(YEAR_RANGE);
  if (years) return { ...span(years, years[1] ?? '', years[2] ?? ''), precision: 'year' };
  const days = find(DAY_RANGE);
  if (days) {
    const [, y = '', m = '', first = '', last = ''] = days;
    return span(days, joined(y, `${two(m)}-${two(first)}`), joined(y, `${two(m)}-${two(last)}`));
  }
  const months = find(MONTH_RANGE);
  if (!months) return null;
  const [, y = '', first = '', last = ''] = months;
  if (y !== '') return span(months, `${y}-${two(first)}`, `${y}-${two(last)}`);
  return span(months, `${two(first)}-01`, `${two(last)}-${lastDay('', Number(last))}`);
}

const UNTIL_NOW = /^[-~至到]+/;

/** A single date or two joined by 至, -, ~. */
function rangeAt(text: string, at: number): DateSpan | null {
  const short = shortRangeAt(text, at);
  if (short) return short;
  const first = dateAt(text, at);
  const joint = first ? (UNTIL_NOW.exec(text.slice(first.end, first.end + 3))?.[0] ?? '') : '';
  const second = first && joint !== '' ? dateAt(text, first.end + joint.length) : null;
  if (!first || !second) return first;
  const last = withYear(second, yearOf(first.from));
  return { ...first, end: second.end, to: lastOf(last), printedRange: true };
}

const BEFORE =
  /^(?:\([^()]{0,6}\))?(?:之前|(?:及其?)?以前|前(?!期|端|列|提|往|后|沿|景|三|十)|止|为止|截止|内(?!容|部|地|外|控|需))/;
/** 9月1日开学前: only a day may be followed by an occasion. */
const BEFORE_OCCASION = /^[\u4e00-\u9fff]{1,3}?前(?![期端列提往后沿景三十])/;
const AFTER = /^(?:起|开始|以后|之后|以来)/;
const AT_LATEST = /(?:不晚于|不迟于|最迟|截止(?:到|至)?|截至|≤|不超过)(?:为|是|:)?$/;
const AT_EARLIEST = /(?:不早于|≥)$/;
const YEARLY = /每年度?$/;

const SIGNS: Readonly<Record<string, Operator>> = { '<': 'lt', '>': 'gt', '=': 'eq', 约: 'approx' };

function around(text: string, span: DateSpan): DatedSpan {
  const left = text.slice(Math.max(0, span.start - 8), span.start);
  const right = text.slice(span.end, span.end + 10);
  const yearly = YEARLY.test(left);
  const occasion = span.precision === 'day' ? BEFORE_OCCASION.exec(right)?.[0] : undefined;
  const before = BEFORE.exec(right)?.[0] ?? occasion ?? '';
  const after = AFTER.exec(right)?.[0] ?? '';
  const end = span.end + before.length + after.length;
  const sign = SIGNS[left.at(-1) ?? ''];
  const only = { ...span, from: lastOf(span), to: null };
  if (before !== '' || AT_LATEST.test(left)) return { ...only, end, operator: 'le', explicit: true, yearly };
  if (span.to !== null) return { ...span, operator: 'between', explicit: span.printedRange, yearly };
  if (after !== '' || AT_EARLIEST.test(left)) return { ...span, end, operator: 'ge', explicit: true, yearly };
  return { ...span, operator: sign ?? 'eq', explicit: sign !== undefined, yearly };
}

/** Every date in a normalised text with the words around it read, in order. */
export function datesIn(text: string): readonly DatedSpan[] {
  const spans: DatedSpan[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const span = rangeAt(text, at);
    if (!span) continue;
    const dated = around(text, span);
    spans.push(dated);
    at = dated.end - 1;
  }
  return spans;
}
