import { parseChineseNumeral } from '#lib/text/index.ts';

/** A number as read from a text. */
export interface NumberReading {
  /** Digits as printed, without thousands separators and idle zeros. */
  readonly value: string;
  readonly end: number;
  /** 余, 多 or 几 stood inside it: 十余, 50多. */
  readonly more: boolean;
  readonly chinese: boolean;
  /** The number is a share in words (三分之二, 九成) and needs no unit but %. */
  readonly share: boolean;
  /** The upper end of a loose pair: 三五个 is 3 to 5. */
  readonly upTo: string | null;
}

/** A decimal text in its shortest form: 3498000.00 is 3498000, 007 is 7, 0.50 is 0.5. */
export function plainDecimal(text: string): string {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(text) ?? [];
  const digits = fraction === '' ? whole : `${whole}.${fraction}`;
  return digits === '0' ? '0' : sign + digits;
}

const rounded = (value: number) => plainDecimal(String(Number(value.toFixed(4))));

/** A decimal times a factor, without the dust of binary fractions: 17.6 × 10000 is 176000. */
export function scaled(value: string, factor: number): number {
  const exponent = Math.log10(factor);
  return Number.isInteger(exponent) ? Number(`${value}e${exponent}`) : Number(value) * factor;
}

const NUMERAL = '[零〇一二两三四五六七八九十百千万亿]';
const PERCENT_WORDS = new RegExp(`百分之(百|\\d+(?:\\.\\d+)?|${NUMERAL}+(?:点${NUMERAL}+)?)|百分百`, 'y');
const FRACTION_WORDS = new RegExp(`(${NUMERAL}+|\\d+)分之(${NUMERAL}+|\\d+)`, 'y');
const TENTHS =
  /([一二两三四五六七八九]|\d(?:\.\d)?)成(?:([一二三四五六七八九])|(半))?(?![立为长功果本交员就效熟年分套都份员型])/y;
const HALF = /一半|半数|(?<=过)半(?![年月小天])/y;
const FRACTION = /(\d{1,3})\/([1-9]\d{0,5})(?=以|左右|及以)/y;

const numeric = (text: string) => (/\d/.test(text) ? Number(text) : (parseChineseNumeral(text) ?? 0));

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function percentInWords(words: string): number {
  if (words === '百' || words === '') return 100;
  const [whole = '', fraction] = words.split('点');
  return fraction === undefined ? numeric(whole) : Number(`${numeric(whole)}.${numeric(fraction)}`);
}

const PLAIN = { more: false, chinese: false, share: false, upTo: null } as const;

/** A share in words: 百分之九十五, 百分百, 三分之二, 九成五, 一半; its value is in per cent. */
function shareAt(text: string, at: number): NumberReading | null {
  const share = (value: number, length: number): NumberReading => ({
    ...PLAIN,
    value: rounded(value),
    end: at + length,
    chinese: true,
    share: true,
  });
  const percent = match(PERCENT_WORDS, text, at);
  if (percent) return share(percentInWords(percent[1] ?? ''), percent[0].length);
  const fraction = match(FRACTION_WORDS, text, at);
  const below = numeric(fraction?.[1] ?? '');
  if (fraction && below > 0) return share((numeric(fraction[2] ?? '') / below) * 100, fraction[0].length);
  const tenths = match(TENTHS, text, at);
  if (tenths) {
    const extra = tenths[3] ? 5 : numeric(tenths[2] ?? '零');
    return share(numeric(tenths[1] ?? '') * 10 + extra, tenths[0].length);
  }
  const slashed = match(FRACTION, text, at);
  if (slashed) return share((Number(slashed[1]) / Number(slashed[2])) * 100, slashed[0].length);
  const half = match(HALF, text, at);
  return half ? share(50, half[0].length) : null;
}

const DIGITS = /\d+(?:\.\d+)?/y;
const MULTIPLIER = /^(余|多|几)?(百|千)(余|多|几)?(?![米克瓦元分伏字万亿])/;
const MORE = /^(余|多|几)(?!样|元化|种形|次元|媒|边|功|少|彩|年生|级)/;
const TIMES: Readonly<Record<string, number>> = { 百: 100, 千: 1000 };

function digitsAt(text: string, at: number): NumberReading | null {
  const digits = match(DIGITS, text, at)?.[0];
  if (digits === undefined) return null;
  const end = at + digits.length;
  const [whole = '', before, sign, after] = MULTIPLIER.exec(text.slice(end, end + 5)) ?? [];
  if (sign) {
    const value = plainDecimal(String(scaled(digits, TIMES[sign] ?? 1)));
    return { ...PLAIN, value, end: end + whole.length, more: Boolean(before ?? after) };
  }
  const more = MORE.test(text.slice(end, end + 4));
  return { ...PLAIN, value: plainDecimal(digits), end: end + (more ? 1 : 0), more };
}

const CHINESE = /[零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]+/y;
const MYRIAD = /[万亿]/y;
const LOOSE_PAIR = /^([一二两三四五六七八])([二三四五六七八九])$/;
const HALVED = /半(?=年|个月|个小时|小时|天|学期|个学期)/y;

/** A Chinese numeral; groups above 万 are left to the unit: 十五万元 is 15 万元, 近万人 is 1 万人. */
function chineseAt(text: string, at: number): NumberReading | null {
  if (match(HALVED, text, at)) return { ...PLAIN, value: '0.5', end: at + 1, chinese: true };
  const loose = /[近上超约逾过达破]/.test(text[at - 1] ?? '') || /[余多]/.test(text[at + 1] ?? '');
  if (match(MYRIAD, text, at)) return loose ? { ...PLAIN, value: '1', end: at, chinese: true } : null;
  const run = match(CHINESE, text, at)?.[0];
  if (run === undefined) return null;
  const end = at + run.length;
  const more = MORE.test(text.slice(end, end + 4));
  const pair = LOOSE_PAIR.exec(run);
  if (pair) {
    const [low, high] = [pair[1] ?? '', pair[2] ?? ''].map((sign) => String(parseChineseNumeral(sign)));
    return { ...PLAIN, value: low ?? '', upTo: high ?? '', end, chinese: true };
  }
  const value = parseChineseNumeral(run);
  return value === null ? null : { ...PLAIN, value: String(value), end: end + (more ? 1 : 0), more, chinese: true };
}

/** The number that starts at a place of a normalised text: digits, a share in words, or a Chinese numeral. */
export function numberAt(text: string, at: number): NumberReading | null {
  return shareAt(text, at) ?? digitsAt(text, at) ?? chineseAt(text, at);
}
