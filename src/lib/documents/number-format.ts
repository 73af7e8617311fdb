import { format, getFormatFromId, isDateFormat } from 'numfmt';

/** A number as a cell shows it. */
export interface ShownNumber {
  readonly text: string;
  /** `digits`: the file holds no more than 15 digits of it. `rounded`: the text shows fewer digits than the file. */
  readonly loss: 'digits' | 'rounded' | undefined;
  /** The stored value, all its digits. */
  readonly stored: string;
}

const YEAR_MONTH = 'yyyy"年"m"月"';
const MONTH_DAY = 'm"月"d"日"';
const HOUR_MINUTE = 'h"时"mm"分"';
const HALF_DAY = `AM/PM${HOUR_MINUTE}`;

/** Date formats that mean something else in Chinese Excel than elsewhere (ECMA-376 part 1, 18.8.30, zh-cn). */
const CHINESE_FORMATS: Readonly<Record<number, string>> = {
  27: YEAR_MONTH,
  28: MONTH_DAY,
  29: MONTH_DAY,
  30: 'm-d-yy',
  31: `${YEAR_MONTH}d"日"`,
  32: HOUR_MINUTE,
  33: `${HOUR_MINUTE}ss"秒"`,
  34: HALF_DAY,
  35: `${HALF_DAY}ss"秒"`,
  36: YEAR_MONTH,
  50: YEAR_MONTH,
  51: MONTH_DAY,
  52: YEAR_MONTH,
  53: MONTH_DAY,
  54: MONTH_DAY,
  55: HALF_DAY,
  56: `${HALF_DAY}ss"秒"`,
  57: YEAR_MONTH,
  58: MONTH_DAY,
};

/** The pattern of a format that a workbook names by number only. */
export function builtInFormat(id: number): string {
  return CHINESE_FORMATS[id] ?? getFormatFromId(id, 'zh-CN');
}

const OPTIONS = { locale: 'zh-CN', throws: false, invalid: '' };
const FULL_DIGITS = 1e11;
const SAFE_DIGITS = 15;
/** Numbers written as they are shown. */
const SHORT_NUMBER = /^-?(?:0|[1-9]\d{0,8})(?:\.\d{0,5}[1-9])?$/;

/**
 * A stored number in the words of its format: 0.95 with `0%` is 95%, 44197 with a date format a date. Without a format
 * (or with one that cannot be read) all digits are shown, up to 15; long whole numbers are codes, never 1.2E+20.
 */
export function showNumber(stored: string, pattern: string): ShownNumber {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return { text: stored, loss: undefined, stored };
  const digits = SHORT_NUMBER.test(stored) ? stored : plainDigits(stored);
  const isWhole = !digits.includes('.');
  if (isWhole && digits.length > SAFE_DIGITS && digits.replace('-', '').length > SAFE_DIGITS) {
    return { text: digits, loss: 'digits', stored: digits };
  }
  const isCode = isWhole && Math.abs(value) >= FULL_DIGITS && /E[+-]/i.test(pattern);
  const text = isCode || isGeneral(pattern) ? undefined : formatted(value, pattern);
  if (text === undefined) return { text: generalText(digits, value), loss: undefined, stored: digits };
  const loss = isRounded(text, value, pattern) ? 'rounded' : undefined;
  return { text, loss, stored: generalText(digits, value) };
}

/** The value in its pattern; undefined if the pattern cannot be read. A pattern such as `;;;` shows nothing. */
function formatted(value: number, pattern: string): string | undefined {
  const text = format(readable(pattern), value, OPTIONS).trim();
  return text === '' && !pattern.includes(';') ? undefined : text;
}

function isGeneral(pattern: string): boolean {
  return pattern === '' || pattern === '@' || /^(?:general|g\/通用格式)$/i.test(pattern);
}

/** Chinese Excel writes two keywords in Chinese. */
function readable(pattern: string): string {
  return /[^\x00-\x7f]/.test(pattern)
    ? pattern.replace(/G\/通用格式/g, 'General').replace(/上午\/下午/g, 'AM/PM')
    : pattern;
}

/** Up to 15 digits, as a spreadsheet keeps them, without exponent. */
function generalText(digits: string, value: number): string {
  return SHORT_NUMBER.test(digits) ? digits : plainDigits(String(Number(value.toPrecision(SAFE_DIGITS))));
}

/** The digits of a decimal number written with or without an exponent: `1.5E+3` is 1500. */
function plainDigits(number: string): string {
  const parts = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,3}))?$/.exec(number.trim());
  if (!parts) return number;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  const left = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const right = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  const kept = right.replace(/0+$/, '');
  return `${sign === '-' ? '-' : ''}${left.replace(/^0+(?=\d)/, '')}${kept === '' ? '' : `.${kept}`}`;
}

/** Whether the digits shown say something else than the value; dates and scaled formats (`0,`) are not compared. */
function isRounded(text: string, value: number, pattern: string): boolean {
  if (/0,+(?![0#?])/.test(pattern) || /[E/]/i.test(pattern) || isDateFormat(pattern)) return false;
  const number = /\d[\d,]*(?:\.\d+)?/.exec(text)?.[0];
  if (number === undefined) return false;
  const shown = Number(number.replaceAll(',', '')) / (pattern.includes('%') ? 100 : 1);
  return Math.abs(shown - Math.abs(value)) > 1e-9 * Math.max(1, Math.abs(value));
}
