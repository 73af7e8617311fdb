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
const MYRIAD = 1e4;
const YI = 1e8;

interface Sum {
  /** What stands before 亿, and between 亿 and 万. */
  readonly yi: number;
  readonly myriads: number;
  /** The group being read, below 万. */
  readonly group: number;
  /** A digit waiting for its 十, 百 or 千. */
  readonly digit: number | null;
}

const NOTHING: Sum = { yi: 0, myriads: 0, group: 0, digit: null };

function addSign(sum: Sum, sign: string): Sum | null {
  const digit = DIGITS[sign];
  if (digit !== undefined) return sum.digit ? null : { ...sum, digit };
  const ten = TENS[sign];
  if (ten !== undefined) return { ...sum, group: sum.group + (sum.digit ?? 1) * ten, digit: null };
  const group = sum.group + (sum.digit ?? 0);
  if (sign === '万') return { ...NOTHING, yi: sum.yi, myriads: sum.myriads + (group === 0 ? 1 : group) * MYRIAD };
  const below = sum.myriads + group;
  return sign === '亿' ? { ...NOTHING, yi: sum.yi + (below === 0 ? 1 : below) * YI } : null;
}

/** The number a run of Chinese numerals stands for (十五, 两百三十, 二〇二一, 百, 三万), or null if it is none. */
export function parseChineseNumeral(text: string): number | null {
  if (text === '') return null;
  const signs = [...text];
  const digits = signs.map((sign) => DIGITS[sign]);
  if (signs.length > 1 && digits.every((digit) => digit !== undefined)) return Number(digits.join(''));
  let sum: Sum | null = NOTHING;
  for (const sign of signs) {
    sum = addSign(sum, sign);
    if (!sum) return null;
  }
  return sum.yi + sum.myriads + sum.group + (sum.digit ?? 0);
}

const MAGNITUDES: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8 };

/** The number a text states in digits, digits with a magnitude (1.2万) or Chinese numerals; null if it is none. */
export function parseNumeral(text: string): number | null {
  const plain = text.replace(/[\s,，]/g, '');
  const parts = /^(-?\d+(?:\.\d+)?)(百万|千万|十万|百|千|万|亿)?$/.exec(plain);
  if (!parts) return parseChineseNumeral(plain);
  return Number(`${parts[1] ?? ''}e${MAGNITUDES[parts[2] ?? ''] ?? 0}`);
}
