import { squeezeSpaces } from '#lib/text/index.ts';
import { amountCode, type AmountDraft } from './amount-codes.ts';
import { periodsOf } from './amount-periods.ts';
import type { AmountReading } from './amount-reading.ts';
import type { FieldRow, Fragment } from './fields.ts';
import { moneyOf } from './money.ts';
import { moneyParts } from './money-parts.ts';
import { fragmentPlace } from './place.ts';

/** The amount of a value and, where its cell says so, of its parts. */
export function valueAmounts(
  value: Fragment,
  base: Omit<AmountDraft, 'amount_wan' | 'source_place'>,
  unit: string,
): readonly AmountDraft[] {
  const source_place = fragmentPlace(value);
  const money = moneyOf(value.text, unit);
  if (money) return [{ ...base, amount_wan: money.wan, source_place }];
  const parts = moneyParts(value.text, unit);
  if (!parts) return [];
  const whole = parts.wan === null ? [] : [{ ...base, amount_wan: parts.wan, source_place }];
  return [
    ...whole,
    ...parts.parts.map(({ label, field, wan }) => {
      const [breakdown, code] = amountCode(field, label);
      return { ...base, breakdown, code, label, amount_wan: wan, source_place };
    }),
  ];
}

/** Whether a text is an amount, with or without its parts. */
export function isAmount(value: Fragment, unit: string): boolean {
  return moneyOf(value.text, unit) !== null || moneyParts(value.text, unit) !== null;
}

const ITEM_LEAD = /^(?:其中[:：]?\s*)?(?:项目|其中|专项|子项目)?\s*[\d一二三四五六七八九十]*\s*[:：、.．]?\s*/;

/** Loose cells of a row as names with the amounts behind each. */
function namedAmounts(loose: readonly Fragment[], unit: string): readonly { name: Fragment; values: Fragment[] }[] {
  const found: { name: Fragment; values: Fragment[] }[] = [];
  for (const fragment of loose) {
    if (!moneyOf(fragment.text, unit)) found.push({ name: fragment, values: [] });
    else found.at(-1)?.values.push(fragment);
  }
  return found.filter(({ values }) => values.length > 0);
}

/** Whether a name stands in the column of 项目支出 or another label whose parts it can be. */
function isItem(name: Fragment, { columns, above }: AmountReading): boolean {
  const own = above.get(name.piece.column);
  return own === 'exp_project' || own === 'line_items' || (own === undefined && columns.length > 0);
}

/** Parts of an amount in a cell of their own: （中央：180.00 省级：60.75）, 其中：中央3200万元，省级1860万元. */
export function partAmounts(row: FieldRow, { unit, ledger }: AmountReading): readonly AmountDraft[] {
  const base = { breakdown: 'source', code: null, label: '', period: 'annual' } as const;
  return row.loose.flatMap((value) => {
    if (moneyOf(value.text, unit)) return [];
    const amounts = valueAmounts(value, base, unit);
    if (amounts.length > 0) ledger.claim(value.piece, 'value', value.range);
    return amounts;
  });
}

/** Names with amounts below 项目支出: 其中：项目 1：信访救助资金 | 40 万元 | 80 万元. */
export function itemAmounts(row: FieldRow, context: AmountReading): readonly AmountDraft[] {
  const { unit, columns, ledger } = context;
  const items = namedAmounts(row.loose, unit).filter(({ name }) => isItem(name, context));
  return items.flatMap(({ name, values }) => {
    ledger.claim(name.piece, 'value', name.range);
    const label = squeezeSpaces(name.text.replace(ITEM_LEAD, '')) || name.text;
    const periods = periodsOf(values, columns, 'annual');
    return values.flatMap((value, at) => {
      ledger.claim(value.piece, 'value', value.range);
      return valueAmounts(value, { breakdown: 'line_item', code: null, label, period: periods[at] ?? 'annual' }, unit);
    });
  });
}
