import type { Bilingual, Row } from '#lib/dataset/index.ts';
import { formatWan } from '#lib/i18n/index.ts';
import { wan } from '../form-view.ts';

type Amount = Row<'amounts'>;

/** Millionths of 万元 (a hundredth of a yuan), so that sums are exact. */
function exact(amountWan: number): number {
  return Math.round(amountWan * 1e6);
}

/** Whether two amounts in 万元 are the same but for rounding of the printed digits. */
export function sameMoney(left: number, right: number, tolerance: number): boolean {
  return Math.abs(exact(left) - exact(right)) <= exact(tolerance);
}

/** An exact sum in 万元. */
export function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + exact(amount), 0) / 1e6;
}

/** The printed amounts of a list; blanks are left out. */
export function printed(amounts: readonly Amount[]): readonly number[] {
  return amounts.map(({ amount_wan }) => wan(amount_wan)).filter((amount) => amount !== null);
}

export function hasBlank(amounts: readonly Amount[]): boolean {
  return amounts.some(({ amount_wan }) => wan(amount_wan) === null);
}

/** The first printed amount of a breakdown and code in a period, in 万元; null if there is none. */
export function amountOf(
  amounts: readonly Amount[],
  { breakdown, code, period }: { breakdown: Amount['breakdown']; code: Amount['code']; period: Amount['period'] },
): number | null {
  const row = amounts.find(
    (amount) =>
      amount.breakdown === breakdown &&
      amount.code === code &&
      amount.period === period &&
      wan(amount.amount_wan) !== null,
  );
  return wan(row?.amount_wan ?? null);
}

/** Amounts written without needless zeros. */
export function plain(amount: number): string {
  return String(Math.round(amount * 1e6) / 1e6);
}

/** An amount in 万元 as both languages write it. */
export function inWan(amount: number): Bilingual {
  return { zh: formatWan(amount, 'zh'), en: formatWan(amount, 'en') };
}
