import { guessedAmountField } from './amount-guess.ts';
import { moneyOf } from './money.ts';

/** An amount whose cell also says what it consists of: 854万(中央400万，省级295万，县级159万). */
export interface MoneyParts {
  readonly wan: string;
  readonly parts: readonly { readonly label: string; readonly field: string; readonly wan: string }[];
}

const SHORT: Readonly<Record<string, string>> = {
  省: 'src_province',
  市: 'src_province',
  县: 'src_local',
  区: 'src_local',
};

/** The amount of a cell with its parts in brackets or behind 其中; null if the text is something else. */
export function moneyParts(text: string, unit: string): MoneyParts | null {
  const flat = text.replace(/\s+/g, '').replace(/[。；;]$/, '');
  const split = /^([^(（]*)[(（](.*)[)）]$/.exec(flat) ?? /^(.*?)[,，;；]?其中[:：]?(.*)$/.exec(flat);
  const whole = split ? moneyOf(split[1] ?? '', unit) : null;
  if (!split || !whole) return null;
  const own = whole.unit ?? unit;
  const parts = (split[2] ?? '')
    .replace(/^其中[:：]?/, '')
    .split(/[,，、;；]/)
    .map((part) => {
      const item = /^([\u4e00-\u9fff]{1,14})[:：为]?([\d.,]+(?:元|万元|万|亿元)?)$/.exec(part);
      const label = item?.[1] ?? '';
      const field = guessedAmountField(label) ?? SHORT[label] ?? null;
      const money = item ? moneyOf(item[2] ?? '', own) : null;
      return field && money ? { label, field, wan: money.wan } : null;
    });
  const read = parts.filter((part) => part !== null);
  return read.length > 0 && read.length === parts.length ? { wan: whole.wan, parts: read } : null;
}
