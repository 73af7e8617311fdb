import { guessedAmountField } from './amount-guess.ts';
import { moneyOf } from './money.ts';

/**
 * An amount whose cell also says what it consists of, 854万(中央400万，省级295万，县级159万), or the parts alone, in a cell
 * of their own; `wan` is then null.
 */
export interface MoneyParts {
  readonly wan: string | null;
  readonly parts: readonly { readonly label: string; readonly field: string; readonly wan: string }[];
}

const SHORT: Readonly<Record<string, string>> = {
  省: 'src_province',
  市: 'src_province',
  县: 'src_local',
  区: 'src_local',
  乡镇: 'src_local',
  其他: 'src_other',
};
/** The length of a cell beyond which it is no amount with its parts. */
const LONGEST = 300;
const UNIT = '亿元|万元|千元|元|亿|万';
const PART = new RegExp(`^([\\u4e00-\\u9fff（）()]{1,16}?)[:：为]?([\\d.,]+(?:${UNIT})?)$`);
const BETWEEN = new RegExp(`(?<=\\d|${UNIT})(?:[、;；和+＋]|[,，](?!\\d{3}(?!\\d))|\\s+)`);

function partsOf(text: string, unit: string): MoneyParts['parts'] | null {
  const parts = text
    .trim()
    .replace(/^其中[:：]?/, '')
    .replace(/\s*[:：]\s*/g, '：')
    .split(BETWEEN)
    .map((one) => one.replace(/\s+/g, ''))
    .filter((one) => one !== '')
    .map((part) => {
      const item = PART.exec(part);
      const label = item?.[1] ?? '';
      const field = SHORT[label] ?? guessedAmountField(label);
      const money = item ? moneyOf(item[2] ?? '', unit) : null;
      return field && money ? { label, field, wan: money.wan } : null;
    });
  const read = parts.filter((part) => part !== null);
  return read.length > 0 && read.length === parts.length ? read : null;
}

/** The amount of a cell with its parts in brackets or behind 其中, or parts alone; null if the text is something else. */
export function moneyParts(text: string, unit: string): MoneyParts | null {
  if (text.length > LONGEST) return null;
  const flat = text
    .replace(/\n/g, ' ')
    .trim()
    .replace(/[。；;]$/, '');
  const alone = /^[(（](.*)[)）]$/.exec(flat) ?? /^(其中[:：]?.*)$/.exec(flat);
  const found = alone ? partsOf(alone[1] ?? '', unit) : null;
  if (found && found.length > 1) return { wan: null, parts: found };
  const split = /^([^(（]*)[(（](.*)[)）]$/.exec(flat) ?? /^(.*?)[,，;；。]?\s*其中[:：]?(.*)$/.exec(flat);
  const whole = split ? moneyOf(split[1] ?? '', unit) : null;
  const parts = split && whole ? partsOf(split[2] ?? '', whole.unit ?? unit) : null;
  return whole && parts ? { wan: whole.wan, parts } : null;
}
