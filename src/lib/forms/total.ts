import type { AmountDraft } from './amount-codes.ts';

/** A decimal as an integer of ten-thousandths, so that sums are exact; null for more digits than that. */
function scaled(number: string): bigint | null {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(number);
  if (!match) return null;
  const units = BigInt(`${match[2]}${(match[3] ?? '').padEnd(6, '0')}`);
  return match[1] === '-' ? -units : units;
}

/** The exact sum of decimals; null if there are none or one is not a decimal. */
export function addDecimals(numbers: readonly string[]): string | null {
  const values = numbers.map(scaled);
  if (values.length === 0 || values.includes(null)) return null;
  return decimalOf(values.reduce<bigint>((sum, value) => sum + (value ?? 0n), 0n));
}

/** Negative, zero or positive as the first decimal is less than, equal to or greater than the second. */
export function compareDecimals(left: string, right: string): number {
  const difference = (scaled(left) ?? 0n) - (scaled(right) ?? 0n);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Sources that are part of another one printed above them and must not be added to it. */
const CHILDREN = new Set([
  'general_public_budget',
  'government_fund',
  'state_capital',
  'fiscal_special_account',
  'social_insurance_fund',
]);

function sumOf(amounts: readonly AmountDraft[]): { readonly text: string; readonly sum: bigint } | null {
  let sum = 0n;
  let longest = '';
  for (const { amount_wan } of amounts) {
    const value = amount_wan === null ? null : scaled(amount_wan);
    if (value === null || amount_wan === null) return null;
    sum += value;
    longest = amount_wan.length > longest.length ? amount_wan : longest;
  }
  return amounts.length > 0 ? { text: decimalOf(sum), sum } : null;
}

function decimalOf(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(7, '0');
  const fraction = digits.slice(-6).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -6)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Sources without those that are part of 财政拨款 printed beside them. */
export function topSources(sources: readonly AmountDraft[]): readonly AmountDraft[] {
  const fiscal = sources.some((amount) => amount.code === 'fiscal_appropriation');
  return sources.filter((amount) => !(fiscal && amount.code !== null && CHILDREN.has(amount.code)));
}

/** A form's total: the one printed, else the annual one, else the sum on which at least two breakdowns agree. */
export function totalOf(amounts: readonly AmountDraft[]): string | null {
  const printed = (breakdown: AmountDraft['breakdown']): string | null =>
    amounts.find(
      (amount) => amount.breakdown === breakdown && amount.period !== 'half_year' && amount.amount_wan !== null,
    )?.amount_wan ?? null;
  const total = printed('total') ?? printed('annual');
  if (total !== null) return total;
  const annual = amounts.filter((amount) => amount.period === 'annual');
  const sources = annual.filter((amount) => amount.breakdown === 'source');
  const sums = [
    topSources(sources),
    annual.filter((amount) => amount.breakdown === 'expenditure'),
    annual.filter((amount) => amount.breakdown === 'level'),
  ]
    .map(sumOf)
    .filter((sum) => sum !== null);
  const agreed = sums.find((one, at) => sums.some((other, place) => place > at && other.sum === one.sum));
  return agreed?.text ?? null;
}
