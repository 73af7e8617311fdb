import { means, type FieldHit, type FieldRow, type Fragment } from './fields.ts';
import { amountField } from './amount-codes.ts';
import type { Period } from './head-columns.ts';

/** A column whose amounts are for one period. */
export interface PeriodColumn {
  readonly column: number;
  readonly period: Period;
  /** The amount field of the label that stands over the column, if it is a total. */
  readonly field?: string;
}

/** A total of the project as against that of a year. */
export const PROJECT_TOTAL = /^项目总|总投[资入]/;
const WIDE_TOTAL = /^项目.*总|总投[资入]|^预算(?:总?金额|总额|资金)/;
const OF_YEAR = /年度|当年|本年|全年|20\d{2}年/;
const LONG_TERM = /实施期|周期|中长期|中期|三年|总投[资入]/;

/** Whether a row only names columns of amounts: 资金分配 | 半年计划执行数 | 全年预算数. */
export function isAmountHead(row: FieldRow): boolean {
  const blank = row.loose.length === 0 && row.hits.every((hit) => hit.values.length === 0);
  return blank && row.hits.some((hit) => means(hit, 'head_breakdown', 'half_year_plan'));
}

/** The periods announced by a head row, by column. */
export function periodColumns(row: FieldRow): readonly PeriodColumn[] {
  return row.hits
    .filter((hit) => means(hit, 'annual_amount', 'half_year_plan', 'head_amount') && !means(hit, 'head_breakdown'))
    .map((hit) => ({
      column: hit.label.piece.column,
      period: means(hit, 'half_year_plan') ? ('half_year' as const) : ('annual' as const),
    }));
}

function nearest(column: number, columns: readonly PeriodColumn[]): Period | null {
  const distances = columns.map((one) => Math.abs(one.column - column));
  return columns[distances.indexOf(Math.min(...distances))]?.period ?? null;
}

/** Periods of the amounts of a row: in order where each column has one, else by the nearest column. */
export function periodsOf(
  values: readonly Fragment[],
  columns: readonly PeriodColumn[],
  fallback: Period,
): readonly Period[] {
  if (columns.length === 0) return values.map(() => fallback);
  if (columns.length === values.length) return columns.map((column) => column.period);
  return values.map((value) => nearest(value.piece.column, columns) ?? fallback);
}

/**
 * The period a label states itself: 实施期资金总额 is for all years, 半年计划 for half of one, 项目总额 for all years where
 * this year's amount is another one; null if it says nothing.
 */
function ownPeriod(hit: FieldHit, multiYear: boolean): Period | null {
  if (means(hit, 'half_year_plan')) return 'half_year';
  if (means(hit, 'annual_amount') && OF_YEAR.test(hit.label.text)) return 'annual';
  const long = LONG_TERM.test(hit.label.text) || (multiYear && WIDE_TOTAL.test(hit.label.text));
  return long ? 'medium_long_term' : null;
}

/**
 * Totals side by side, one for all years and one for this year, each with its sources below: the column of a total gives
 * the period of the labels under it.
 */
export function withTotalColumn(
  columns: readonly PeriodColumn[],
  hit: FieldHit,
  multiYear: boolean,
): readonly PeriodColumn[] {
  const field = amountField(hit);
  if (field !== 'total_amount' && field !== 'annual_amount') return columns;
  const { column } = hit.label.piece;
  const others = columns.filter((one) => one.column !== column);
  const above = columns.find((one) => one.column === column);
  const period = ownPeriod(hit, multiYear) ?? above?.period ?? 'annual';
  return [...others, { column, period, field: isSum(hit) ? (above?.field ?? field) : field }];
}

/** The period of a label that states none: that of the total it stands under. */
export function inheritedPeriod(hit: FieldHit, totals: readonly PeriodColumn[], multiYear: boolean): Period {
  return ownPeriod(hit, multiYear) ?? nearest(hit.label.piece.column, totals) ?? 'annual';
}

/** Whether a label only says that its amount is a sum: 合计, 小计. */
export function isSum(hit: FieldHit): boolean {
  return /^(?:合\s*计|小\s*计|总\s*计)[:：]?$/.test(hit.label.text.trim());
}
