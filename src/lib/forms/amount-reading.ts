import type { PeriodColumn } from './amount-periods.ts';
import type { FieldHit } from './fields.ts';
import type { Ledger } from './ledger.ts';

/** What the amounts of a row are read with. */
export interface AmountReading {
  readonly unit: string;
  /** The form's fiscal year: amounts of other years stay unread. */
  readonly year: number | null;
  /** Periods of the columns of amounts, from the head row above. */
  readonly columns: readonly PeriodColumn[];
  /** Periods of totals printed side by side, by the column of their labels. */
  readonly totals: readonly PeriodColumn[];
  /** Fields of the amount labels above, by their columns: what stands below 项目支出 without a label is one of its items. */
  readonly above: ReadonlyMap<number, string>;
  /** Labels of the rows read together. */
  readonly siblings: readonly FieldHit[];
  readonly ledger: Ledger;
  /** The project's total and this year's amount are both printed and differ. */
  readonly multiYear: boolean;
}
