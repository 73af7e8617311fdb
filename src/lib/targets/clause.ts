import type { DatedSpan } from './date.ts';
import { dateDraft, datesOf } from './date-draft.ts';
import { BARE } from './draft.ts';
import type { Draft } from './draft.ts';
import { blankIdioms } from './idiom.ts';
import { quantityDrafts } from './quantity-draft.ts';
import { blankRecurring, recurringDeadline } from './recurring-date.ts';
import { ratioDraft } from './ratio-draft.ts';
import { PERCENT } from './unit.ts';
import type { Units } from './unit.ts';
import { wordTarget } from './words.ts';

const blank = (text: string, spans: readonly DatedSpan[]) =>
  spans.reduce((masked, { start, end }) => masked.slice(0, start) + '#'.repeat(end - start) + masked.slice(end), text);

/** A target said without a number. */
function wordDraft(clause: string): Draft | null {
  const words = wordTarget(clause);
  return words && { ...BARE, ...words, unit: words.unit === '%' ? PERCENT : null, explicit: clause !== '零' };
}

/** The targets one clause states, in order; empty if it has no measurable one. A date beside a number becomes its deadline. */
export function draftsOfClause(units: Units, clause: string): readonly Draft[] {
  const dates = datesOf(clause);
  const printed = blank(clause, dates);
  const masked = blankRecurring(blankIdioms(printed));
  const deadlines = dates.filter(({ operator }) => operator === 'le');
  const ratio = ratioDraft(masked);
  const [first, ...others] = ratio ? [ratio] : quantityDrafts(units, masked, blank(clause, deadlines));
  if (first)
    return [{ ...first, flags: [...first.flags, ...deadlines.map(({ from }) => `deadline:${from}`)] }, ...others];
  const date = deadlines[0] ?? dates[0];
  const draft = wordDraft(clause) ?? (date ? dateDraft(date, clause) : recurringDeadline(clause));
  return draft ? [draft] : [];
}
