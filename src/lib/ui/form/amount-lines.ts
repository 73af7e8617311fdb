import { BREAKDOWNS, PERIODS, type Row } from '#lib/dataset/index.ts';
import type { AmountRecord } from './record.ts';

type Period = Row<'amounts'>['period'];

/** One printed line of money: its amounts by period, as the columns of the form. */
export interface AmountLine {
  readonly breakdown: AmountRecord['breakdown'];
  readonly code: AmountRecord['code'];
  readonly label: AmountRecord['label'];
  readonly place: string;
  readonly amounts: Partial<Record<Period, AmountRecord>>;
}

/** The periods that occur, the full year first. */
export function periodsOf(amounts: readonly AmountRecord[]): Period[] {
  return PERIODS.filter((period) => amounts.some((amount) => amount.period === period));
}

/**
 * The lines of a form's amounts. Forms print breakdowns side by side; here each stands together, in the order of the
 * dataset. Amounts of one label at one place share a line, as long as they are for different periods.
 */
export function amountLines(amounts: readonly AmountRecord[]): AmountLine[] {
  const lines: AmountLine[] = [];
  for (const amount of BREAKDOWNS.flatMap((one) => amounts.filter(({ breakdown }) => breakdown === one))) {
    const { breakdown, code, label, period, source_place: place } = amount;
    const at = lines.findIndex((line) => isSameLine(line, amount) && line.amounts[period] === undefined);
    const line = lines[at] ?? { breakdown, code, label, place, amounts: {} };
    lines.splice(at === -1 ? lines.length : at, 1, { ...line, amounts: { ...line.amounts, [period]: amount } });
  }
  return lines;
}

function isSameLine(line: AmountLine, amount: AmountRecord): boolean {
  const { breakdown, code, label, source_place: place } = amount;
  return line.breakdown === breakdown && line.code === code && line.label === label && line.place === place;
}
