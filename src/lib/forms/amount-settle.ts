import type { OrderedAmount } from './amount-codes.ts';
import { addDecimals, compareDecimals, topSources } from './total.ts';

/** The one amount of a breakdown and period, or null if there is none or several. */
function only(amounts: readonly OrderedAmount[], fits: (amount: OrderedAmount) => boolean): string | null {
  const found = amounts.filter((amount) => amount.draft.amount_wan !== null && fits(amount));
  return found.length === 1 ? (found[0]?.draft.amount_wan ?? null) : null;
}

/**
 * Sources under a total of all years and an amount of the year may be parts of either. Where each source is printed once,
 * their sum tells: they are parts of the one it equals.
 */
export function settledPeriods(amounts: readonly OrderedAmount[]): readonly OrderedAmount[] {
  const total = only(amounts, ({ draft }) => draft.breakdown === 'total' && draft.period === 'medium_long_term');
  const annual = only(amounts, ({ draft }) => draft.breakdown === 'annual' && draft.period === 'annual');
  const sources = amounts.filter(({ draft }) => draft.breakdown === 'source' && draft.period !== 'half_year');
  const printed = sources.filter(({ draft }) => draft.amount_wan !== null);
  const once = new Set(printed.map(({ draft }) => `${draft.code} ${draft.label}`)).size === printed.length;
  if (total === null || annual === null || !once) return amounts;
  const sum = addDecimals(topSources(printed.map(({ draft }) => draft)).map((draft) => draft.amount_wan ?? ''));
  const is = (whole: string): boolean => sum !== null && compareDecimals(sum, whole) === 0;
  const period = is(annual) ? 'annual' : is(total) ? 'medium_long_term' : null;
  if (period === null) return amounts;
  const own = new Set(sources);
  return amounts.map((amount) => (own.has(amount) ? { ...amount, draft: { ...amount.draft, period } } : amount));
}
