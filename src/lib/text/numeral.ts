const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const TENS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** The characters Chinese numerals are written with, for building patterns. */
export const CHINESE_NUMERAL_SIGNS = [...Object.keys(DIGITS), ...Object.keys(TENS), ...Object.keys(MYRIADS)].join('');

interface Sum {
  /** Finished groups above 万. */
  readonly total: number;
  /** The group being read, below 万. */
  readonly group: number;
  /** A digit waiting for its 十, 百 or 千. */
  readonly digit: number | null;
}

function addSign(sum: Sum, sign: string): Sum | null {
  const digit = DIGITS[sign];
  if (digit !== undefined) return sum.digit ? null : { ...sum, digit };
  const ten = TENS[sign];
  if (ten !== undefined) return { ...sum, group: sum.group + (sum.digit ?? 1) * ten, digit: null };
  const myriad = MYRIADS[sign];
  if (myriad === undefined) return null;
  const group = sum.group + (sum.digit ?? 0);
  const before = sum.total + group;
  return { total: (before === 0 ? 1 : before) * myriad, group: 0, digit: null };
}

/** The number a run of Chinese numerals stands for (十五, 两百三十, 二〇二一, 百, 三万), or null if it is none. */
export function parseChineseNumeral(text: string): number | null {
  if (text === '') return null;
  const signs = [...text];
  const digits = signs.map((sign) => DIGITS[sign]);
  if (signs.length > 1 && digits.every((digit) => digit !== undefined)) return Number(digits.join(''));
  let sum: Sum | null = { total: 0, group: 0, digit: null };
  for (const sign of signs) {
    sum = addSign(sum, sign);
    if (!sum) return null;
  }
  return sum.total + sum.group + (sum.digit ?? 0);
}

const MAGNITUDES: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8 };

/** The number a text states in digits, digits with a magnitude (1.2万) or Chinese numerals; null if it is none. */
export function parseNumeral(text: string): number | null {
  const plain = text.replace(/[\s,，]/g, '');
  const parts = /^(-?\d+(?:\.\d+)?)(百万|千万|十万|百|千|万|亿)?$/.exec(plain);
  if (!parts) return parseChineseNumeral(plain);
  return Number(`${parts[1] ?? ''}e${MAGNITUDES[parts[2] ?? ''] ?? 0}`);
}
