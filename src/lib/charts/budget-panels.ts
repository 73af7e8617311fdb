import { formatNumber, messagesFor } from '#lib/i18n/index.ts';
import type { BudgetRow, FormType } from '#lib/queries/index.ts';
import { agencyYearLabel } from './agency-name.ts';
import type { ChartContext } from './chart.ts';
import { planRows, shown, type PlotRow, type RowPlan } from './rows.ts';

type Rows = readonly BudgetRow[];

/** A bar with the words at its end. */
export interface BudgetLine extends PlotRow {
  readonly row: BudgetRow;
  readonly end: string;
}

/** The forms of one type with their own scale. */
export interface Panel {
  readonly type: FormType;
  readonly plan: RowPlan<BudgetLine>;
  /** Null if every amount is unknown. */
  readonly maximum: number | null;
  readonly left: number;
  readonly top: number;
}

interface Panels {
  readonly panels: readonly Panel[];
  /** Whether some bar is hatched, which is then explained. */
  readonly hatched: boolean;
  readonly height: number;
}

/** Form types in the order of their panels. */
export const TYPES = ['department', 'project', 'special_fund'] as const;
export const HEAD = 26;
const GAP = 22;
const FOOT = 20;

/** A panel per form type that occurs. */
export function panelsOf(rows: Rows, context: ChartContext): Panels {
  const panels: Panel[] = [];
  let top = 0;
  for (const type of TYPES) {
    const { kept, left } = shown(ranked(rows.filter((row) => row.form_type === type)));
    if (kept.length === 0) continue;
    const plan = planRows(
      kept.map((row) => line(row, context)),
      context,
    );
    const known = kept.flatMap((row) => row.total_wan ?? []);
    const maximum = known.length === 0 ? null : Math.max(...known);
    panels.push({ type, plan, maximum, left, top: top + HEAD });
    top += HEAD + plan.height + (left > 0 ? FOOT : 0) + GAP;
  }
  const hatched = panels.some(({ plan }) => plan.slots.some(({ row: { row } }) => isHatched(row)));
  return { panels, hatched, height: top - GAP + (hatched ? HEAD : 6) };
}

/** Largest first; the years of one agency stay together, latest first. */
export function ranked(rows: Rows): Rows {
  const largest = new Map<string, number>();
  for (const row of rows) {
    largest.set(row.agency_id, Math.max(largest.get(row.agency_id) ?? -1, row.total_wan ?? -1));
  }
  return [...rows].sort(
    (a, b) =>
      (largest.get(b.agency_id) ?? 0) - (largest.get(a.agency_id) ?? 0) ||
      (a.agency_id < b.agency_id ? -1 : a.agency_id > b.agency_id ? 1 : 0) ||
      (b.fiscal_year ?? 0) - (a.fiscal_year ?? 0),
  );
}

function line(row: BudgetRow, context: ChartContext): BudgetLine {
  return { heading: false, ...agencyYearLabel(row, context), note: '', row, end: endLabel(row, context) };
}

function endLabel(row: BudgetRow, { locale }: ChartContext): string {
  const { charts } = messagesFor(locale);
  const short = charts.budgetShortNotes;
  const notes = row.notes.flatMap((note) => (note === 'within_department' ? [] : [short[note](row.forms)]));
  const amount = row.total_wan === null ? null : formatNumber(row.total_wan, locale, { digits: 6 });
  const said = notes.join(locale === 'zh' ? '、' : ', ');
  if (amount === null) return said;
  return said === '' ? amount : charts.noted(amount, said);
}

/** A known amount that cannot simply be put beside others. */
export function isHatched(row: BudgetRow): boolean {
  return !row.comparable && row.total_wan !== null;
}
