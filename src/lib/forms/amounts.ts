import {
  amountCode,
  amountField,
  amountLabel,
  isMoneyLabel,
  type AmountDraft,
  type OrderedAmount,
} from './amount-codes.ts';
import {
  inheritedPeriod,
  isAmountHead,
  isSum,
  periodColumns,
  periodsOf,
  PROJECT_TOTAL,
  withTotalColumn,
} from './amount-periods.ts';
import { isOtherYear, labelYear } from './amount-years.ts';
import { isAmount, itemAmounts, partAmounts, valueAmounts } from './amount-items.ts';
import type { AmountReading } from './amount-reading.ts';
import { means, type FieldHit, type FieldRow } from './fields.ts';
import type { Ledger } from './ledger.ts';
import { isDash } from './list-head.ts';
import { moneyOf, moneyUnit } from './money.ts';
import { settledPeriods } from './amount-settle.ts';
import { fragmentPlace } from './place.ts';

function isFilled(hit: FieldHit): boolean {
  return hit.values.length > 0 && !hit.vertical;
}

/** A blank label counts as a blank amount unless it heads others or could as well be a group. */
function isLeaf(hit: FieldHit, siblings: readonly FieldHit[]): boolean {
  const { piece } = hit.label;
  const heads = siblings.some((other) => {
    const under = other.vertical && other.row.index > hit.row.index && other.label.piece.column === piece.column;
    return (under && isSum(other)) || (isFilled(other) && other.chain.some((parent) => parent.label.piece === piece));
  });
  const isHead = means(hit, 'group', 'head_breakdown', 'head_amount', 'line_items');
  const guessed = hit.senses.some((sense) => sense.guessed);
  return !heads && !isHead && !guessed && means(hit, 'src_', 'exp_', 'level_', 'total_amount', 'annual_amount');
}

/** A unit in a cell of its own behind the amount: 120 | 万元. */
function unitCell(hit: FieldHit, { ledger }: AmountReading): string | null {
  const cell = hit.values.find((value, at) => at > 0 && moneyUnit(value.text) !== null);
  if (cell) ledger.claim(cell.piece, 'label', cell.range);
  return cell ? moneyUnit(cell.text) : null;
}

/** 合计 under the label of the year's amount is that amount. */
function sumField(hit: FieldHit, { totals }: AmountReading): string | undefined {
  if (hit.year !== undefined && means(hit, 'total_amount')) return 'annual_amount';
  return isSum(hit) ? totals.find((total) => total.column === hit.label.piece.column)?.field : undefined;
}

/** The amounts of one label: one per value, or a null one if the label is printed and its cell is blank. */
function hitAmounts(hit: FieldHit, field: string, context: AmountReading): readonly AmountDraft[] {
  const { siblings, ledger } = context;
  if (isOtherYear(hit.label.text, context.year) || (hit.year ?? context.year) !== context.year) return [];
  const unit = hit.unit ?? unitCell(hit, context) ?? context.unit;
  const inSources = siblings.some((other) => means(other, 'src_'));
  const [breakdown, code] = amountCode(sumField(hit, context) ?? field, hit.label.text, inSources);
  const period = hit.period ?? inheritedPeriod(hit, context.totals, context.multiYear);
  const base = { breakdown, code, label: amountLabel(hit), period };
  const values = hit.values.filter((value) => isAmount(value, unit));
  if (values.length === 0) {
    const leaf = hit.values.every((value) => isDash(value.text)) && isLeaf(hit, siblings);
    for (const value of hit.values) if (leaf) ledger.claim(value.piece, 'decoration', value.range);
    return leaf ? [{ ...base, amount_wan: null, source_place: fragmentPlace(hit.label) }] : [];
  }
  const periods = hit.period ? values.map(() => period) : periodsOf(values, context.columns, period);
  return values.flatMap((value, at) => {
    ledger.claim(value.piece, 'value', value.range);
    return valueAmounts(value, { ...base, period: periods[at] ?? period }, unit);
  });
}

function isLabelsOnly(row: FieldRow): boolean {
  return row.loose.length === 0 && row.hits.every((hit) => hit.values.length === 0 || hit.vertical);
}

function headContext(row: FieldRow, context: AmountReading): AmountReading {
  const units = row.hits.flatMap((hit) => moneyUnit(hit.label.text) ?? []);
  return { ...context, unit: units[0] ?? context.unit, columns: periodColumns(row) };
}

function hitContext(hit: FieldHit, context: AmountReading): AmountReading {
  const unit = isMoneyLabel(hit) ? (moneyUnit(hit.label.text) ?? context.unit) : context.unit;
  return { ...context, unit, totals: withTotalColumn(context.totals, hit, context.multiYear) };
}

/** An amount printed with letters among its digits (1O8.5), which were read as digits. */
export interface RepairedAmount {
  readonly text: string;
  readonly place: string;
}

/** The amounts of a form that were read in spite of misread digits. */
export function repairedAmounts(rows: readonly FieldRow[]): readonly RepairedAmount[] {
  const values = rows.flatMap((row) => row.hits.filter(amountField).flatMap((hit) => hit.values));
  return values
    .filter((value) => moneyOf(value.text, '万元')?.repaired)
    .map((value) => ({ text: value.text, place: fragmentPlace(value) }));
}

/** For each row the labels of the rows read together with it: rows that only hold labels, one above the other. */
function siblingsOf(rows: readonly FieldRow[]): readonly (readonly FieldHit[])[] {
  const groups: FieldHit[][] = [];
  rows.forEach((row, at) => {
    const before = rows[at - 1];
    const joins = before !== undefined && isLabelsOnly(before) && isLabelsOnly(row);
    const group = joins ? (groups.at(-1) ?? []) : [];
    group.push(...row.hits);
    groups.push(group);
  });
  return groups;
}

/** Whether the total of the project and the amount of the year are both printed and differ. */
function isMultiYear(amounts: readonly OrderedAmount[], rows: readonly FieldRow[]): boolean {
  const printed = amounts.filter(({ draft }) => draft.amount_wan !== null && draft.period === 'annual');
  const annual = printed.find(({ draft }) => draft.breakdown === 'annual');
  const part = rows.some(({ hits }) => hits.some((hit) => means(hit, 'annual_amount') && /^其中/.test(hit.label.text)));
  const named = annual !== undefined && (part || labelYear(annual.draft.label) !== null);
  const total = printed.find(({ draft }) => draft.breakdown === 'total' && (named || PROJECT_TOTAL.test(draft.label)));
  return (
    total !== undefined && annual !== undefined && Number(total.draft.amount_wan) > Number(annual.draft.amount_wan)
  );
}

/** 金额, 预算数 or 项目资金情况 before one amount, outside of a table of amounts, is the form's amount. */
function loneAmount(hit: FieldHit, { columns, unit }: AmountReading): string | null {
  const amounts = hit.values.filter((value) => isAmount(value, unit));
  const named = means(hit, 'head_amount') || (means(hit, 'group') && /资金|预算|金额|投资/.test(hit.label.text));
  return named && amounts.length === 1 && columns.length === 0 ? 'total_amount' : null;
}

function readOnce(rows: readonly FieldRow[], start: AmountReading): readonly OrderedAmount[] {
  const amounts: OrderedAmount[] = [];
  const siblings = siblingsOf(rows);
  let context = start;
  rows.forEach((row, at) => {
    if (isAmountHead(row)) {
      context = headContext(row, context);
      return;
    }
    context = { ...context, siblings: siblings[at] ?? [] };
    for (const hit of row.hits) {
      const field = amountField(hit) ?? loneAmount(hit, context);
      if (field) {
        context = { ...hitContext(hit, context), above: new Map(context.above).set(hit.label.piece.column, field) };
        const order = hit.label.piece.id;
        amounts.push(...hitAmounts(hit, field, context).map((draft) => ({ order, draft })));
      } else if (hit.values.length > 0) context = { ...context, columns: [], totals: [], above: new Map() };
      else context = hitContext(hit, context);
    }
    const order = row.row.pieces[0]?.id ?? 0;
    const found = [...itemAmounts(row, context), ...partAmounts(row, context)];
    amounts.push(...found.map((draft) => ({ order, draft })));
  });
  return amounts;
}

/** What the amounts of a form are read with: its unit of money and its fiscal year. */
export interface AmountContext {
  readonly unit: string;
  readonly year: number | null;
  readonly ledger: Ledger;
}

/**
 * Reads the amounts of a form from its labels, in the order printed. 项目总额 beside a different amount of the year is the
 * amount of all years; amounts of other years stay unread.
 */
export function readAmounts(rows: readonly FieldRow[], form: AmountContext): readonly OrderedAmount[] {
  const start: AmountReading = { ...form, columns: [], totals: [], above: new Map(), siblings: [], multiYear: false };
  const amounts = readOnce(rows, start);
  return settledPeriods(isMultiYear(amounts, rows) ? readOnce(rows, { ...start, multiYear: true }) : amounts);
}
