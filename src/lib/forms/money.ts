import { repairDigits } from './digits.ts';
import { foldWidth } from '#lib/text/index.ts';

/** Units of money by the power of ten that turns them into 万元. */
const POWERS: Readonly<Record<string, number>> = {
  元: -4,
  百元: -2,
  千元: -1,
  万元: 0,
  万: 0,
  百万元: 2,
  千万元: 3,
  亿元: 4,
  亿: 4,
};
const AMOUNT =
  /^(?:人民币|约|共计|合计|计)?[¥￥]?([+-]?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?)(百万元|千万元|亿元|万元|千元|百元|元|亿|万)?(?:整|人民币)?[。；;，,]?$/;

/** The same amount in words behind it: 35万元（叁拾伍万元整）. */
const IN_WORDS =
  /(?<=\d|元|万)[(（](?:大写|人民币|[:：])*[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿一二三四五六七八九十百千元圆角分整正]+[)）]$/;

/** An amount of money exactly as printed, in 万元, and the unit printed with it. */
export interface Money {
  readonly wan: string;
  readonly unit: string | null;
  /** Letters among the digits (1O8.5) were read as digits. */
  readonly repaired: boolean;
}

/** Moves the decimal point of a printed number by `power` places, exactly; zeros this adds at the end are dropped. */
function shiftDecimal(number: string, power: number): string {
  if (power === 0) return number;
  const sign = number.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = number.replace(/^[+-]/, '').split('.');
  const digits = whole + fraction;
  const point = whole.length + power;
  const filled = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  const left = filled.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = filled.slice(at).replace(/0+$/, '');
  return `${sign}${left}${right === '' ? '' : `.${right}`}`;
}

/** The amount a text is as a whole, in 万元; `unit` is used where none is printed with it. Null if it is no amount. */
export function moneyOf(text: string, unit: string): Money | null {
  const printed = foldWidth(text)
    .replace(/[\s_]+/g, '')
    .replace(IN_WORDS, '');
  const exact = AMOUNT.exec(printed);
  const match = exact ?? (/\d/.test(printed) ? AMOUNT.exec(repairDigits(printed)) : null);
  if (!match) return null;
  const own = match[2] ?? null;
  const power = POWERS[own ?? unit] ?? 0;
  return {
    wan: shiftDecimal((match[1] ?? '').replace(/[,，]/g, '').replace(/^\+/, ''), power),
    unit: own,
    repaired: exact === null,
  };
}

/** The unit of money a label or line announces: 万元 of 资金总额（万元） or 单位：元; null if it names none. */
export function moneyUnit(text: string): string | null {
  const match = /(?:^|[(（:：、\s\/]|单位|人民币)(百万元|千万元|亿元|万元|千元|百元|元)\s*[)）]?\s*$/.exec(
    foldWidth(text).trim(),
  );
  return match?.[1] ?? null;
}
