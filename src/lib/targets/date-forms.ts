import { parseChineseNumeral } from '#lib/text/index.ts';

/** A date or stretch of time named in a text: ISO dates (2021-12-31, 2021-12, 2021) or month and day (12-31). */
export interface DateSpan {
  readonly start: number;
  readonly end: number;
  readonly from: string;
  /** The last day of a stretch such as 第四季度; null for a single date. */
  readonly to: string | null;
  /** Both ends were printed; 第四季度 has ends, but none printed. */
  readonly printedRange: boolean;
  /** How precise it is: a year or a quarter alone is seldom a deadline. */
  readonly precision: 'day' | 'month' | 'quarter' | 'year';
}

export const YEAR = '((?:19|20)\\d{2})';
export const MONTH = '(1[0-2]|0?[1-9])';
export const DAY = '(3[01]|[12]\\d|0?[1-9])';
const QUARTER = '第?([一二三四1-4])季度';
const MONTH_END = '(底|末|上旬|中旬|下旬|初|中)';

export const two = (text: string | number) => String(text).padStart(2, '0');

/** The last day of a month; February counts 28 days where the year is not known. */
export function lastDay(year: string, month: number): string {
  const leap = year !== '' && new Date(Date.UTC(Number(year), 2, 0)).getUTCDate() === 29;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return two(days[month - 1] ?? 31);
}

export const joined = (year: string, rest: string) => (year === '' ? rest : `${year}-${rest}`);

function partOfMonth(year: string, month: string, part: string): string {
  const day = /[上初]/.test(part) ? '10' : /中/.test(part) ? '20' : lastDay(year, Number(month));
  return joined(year, `${two(month)}-${day}`);
}

type Reading = Pick<DateSpan, 'from' | 'to' | 'precision'>;

function quarter(year: string, sign: string): Reading {
  const number = /\d/.test(sign) ? Number(sign) : (parseChineseNumeral(sign) ?? 1);
  const [first, last] = [number * 3 - 2, number * 3];
  const to = joined(year, `${two(last)}-${lastDay(year, last)}`);
  return { from: joined(year, `${two(first)}-01`), to, precision: 'quarter' };
}

function half(year: string, sign: string): Reading {
  const [from, to] = sign === '上' ? ['01-01', '06-30'] : ['07-01', '12-31'];
  return { from: joined(year, from), to: joined(year, to), precision: 'quarter' };
}

/** A month alone: 2021-12, or its days where the year is not known. */
function month(year: string, sign: string): Reading {
  if (year !== '') return { from: `${year}-${two(sign)}`, to: null, precision: 'month' };
  return { from: `${two(sign)}-01`, to: `${two(sign)}-${lastDay('', Number(sign))}`, precision: 'month' };
}

const day = (from: string): Reading => ({ from, to: null, precision: 'day' });
/** Not inside a longer number, and not a quantity with a unit of its own. */
const ALONE = '(?=$|[^\\d.%‰\\u4e00-\\u9fffA-Za-z]|[前止至到起之以及完竣日开])';

const FORMS: readonly { readonly pattern: RegExp; readonly read: (groups: readonly string[]) => Reading }[] = [
  {
    pattern: new RegExp(`${YEAR}年${MONTH}月${DAY}[日号]?(?:\\d{1,2}[时点](?:\\d{1,2}分)?)?`, 'y'),
    read: ([y = '', m = '', d = '']) => day(`${y}-${two(m)}-${two(d)}`),
  },
  {
    pattern: new RegExp(`${YEAR}([-./])${MONTH}\\2${DAY}日?${ALONE}`, 'y'),
    read: ([y = '', , m = '', d = '']) => day(`${y}-${two(m)}-${two(d)}`),
  },
  {
    pattern: new RegExp(`${YEAR}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])${ALONE}`, 'y'),
    read: ([y = '', m = '', d = '']) => day(`${y}-${m}-${d}`),
  },
  { pattern: new RegExp(`${YEAR}年(?:年|度)?[底末终]`, 'y'), read: ([y = '']) => day(`${y}-12-31`) },
  {
    pattern: new RegExp(`${YEAR}年${MONTH}月份?${MONTH_END}(?!国|期|小)`, 'y'),
    read: ([y = '', m = '', part = '']) => day(partOfMonth(y, m, part)),
  },
  { pattern: new RegExp(`${YEAR}年度?${QUARTER}[末底]?`, 'y'), read: ([y = '', q = '']) => quarter(y, q) },
  { pattern: new RegExp(`${YEAR}年度?([上下])半年[末底]?`, 'y'), read: ([y = '', h = '']) => half(y, h) },
  { pattern: new RegExp(`${YEAR}年${MONTH}月份?`, 'y'), read: ([y = '', m = '']) => month(y, m) },
  {
    pattern: new RegExp(
      `${YEAR}[-./](1[0-2]|0[1-9]|[1-9])(?:月份?|(?=$|[-~至到前止,;()]|[^\\d.%‰\\u4e00-\\u9fff]))`,
      'y',
    ),
    read: ([y = '', m = '']) => month(y, m),
  },
  { pattern: new RegExp(`${YEAR}(0[1-9]|1[0-2])(?=$|[-~至到])`, 'y'), read: ([y = '', m = '']) => month(y, m) },
  {
    pattern: new RegExp(`${YEAR}(?:年度|年|学年|财年)(?![级均轻])`, 'y'),
    read: ([y = '']) => ({ from: y, to: null, precision: 'year' }),
  },
  { pattern: new RegExp(`${MONTH}月${DAY}[日号]`, 'y'), read: ([m = '', d = '']) => day(`${two(m)}-${two(d)}`) },
  {
    pattern: new RegExp(`${MONTH}月份?${MONTH_END}(?!国|期|小|央)`, 'y'),
    read: ([m = '', part = '']) => day(partOfMonth('', m, part)),
  },
  { pattern: new RegExp(`${MONTH}月份?`, 'y'), read: ([m = '']) => month('', m) },
  { pattern: new RegExp(`${QUARTER}[末底]?`, 'y'), read: ([q = '']) => quarter('', q) },
  { pattern: /([上下])半年[末底]?/y, read: ([h = '']) => half('', h) },
  { pattern: /(?:本|当)?年(?:年|度)?[底末终](?!考|奖|绩|总)/y, read: () => day('12-31') },
  { pattern: /(?:本|当)?年度?(?=内(?!容|部|外))/y, read: () => day('12-31') },
  {
    pattern: /[本当]年度?(?=完成|竣工|建成|开工|实施|到位|拨付|办结|支付|发放)/y,
    read: () => ({ from: '01-01', to: '12-31', precision: 'quarter' }),
  },
];

const STARTS_DATE = /[\d第一二三四上下本当年]/;
const INSIDE_NUMBER = /[\d.一二两三四五六七八九十几多数近百半每成]/;

/** The date that starts at a place of a normalised text, or null. */
export function dateAt(text: string, at: number): DateSpan | null {
  if (!STARTS_DATE.test(text[at] ?? '') || INSIDE_NUMBER.test(text[at - 1] ?? '')) return null;
  for (const { pattern, read } of FORMS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { start: at, end: at + match[0].length, printedRange: false, ...read(match.slice(1)) };
  }
  return null;
}
