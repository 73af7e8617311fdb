import type { Problem } from '#lib/documents/index.ts';
import type { Row } from '#lib/dataset/index.ts';
import type { PlacedAgency } from './agency.ts';
import type { AmountDraft } from './amount-codes.ts';
import type { RepairedAmount } from './amounts.ts';
import type { Header } from './header.ts';
import type { IndicatorDraft } from './indicators.ts';
import type { TaskDraft } from './list-rows.ts';
import type { RereadColumn } from './table-head.ts';
import type { GoalDraft, NarrativeDraft } from './texts.ts';

/** One form as read, before it is tied to an agency and judged. */
export interface FormDraft {
  readonly title: string;
  readonly titles: readonly string[];
  readonly type: Row<'forms'>['type'];
  readonly place: string;
  readonly header: Header;
  readonly amounts: readonly AmountDraft[];
  readonly tasks: readonly TaskDraft[];
  readonly goals: readonly GoalDraft[];
  readonly narratives: readonly NarrativeDraft[];
  readonly indicators: readonly IndicatorDraft[];
  readonly repaired: readonly RepairedAmount[];
  /** Columns of its tables that were read by their cells against what their heads announce. */
  readonly reread: readonly RereadColumn[];
  /** All text of the form, for what only the whole can tell (region, staff). */
  readonly text: string;
}

/** One form as read: what it says, who filed it, everything doubtful and how far it can be trusted. */
export interface FormReading extends FormDraft {
  readonly agency: PlacedAgency;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly problems: readonly Problem[];
}
