import { formatNumber, messagesFor, type Locale } from '#lib/i18n/index.ts';
import type { Finding } from '#lib/rules/index.ts';

/** A number a finding rests on, named. */
interface NamedNumber {
  readonly label: string;
  readonly value: string;
}

/** Years are not grouped. */
const YEARS: readonly string[] = ['year', 'fiscal_year', 'newest'];

/** The numbers of a finding, named; one whose name is not known is named by its code. */
export function numbersOf({ evidence }: Finding, locale: Locale): readonly NamedNumber[] {
  const names: Readonly<Record<string, string>> = messagesFor(locale).findings.numbers;
  return Object.entries(evidence.numbers).map(([code, value]) => ({
    label: names[code] ?? code,
    value: YEARS.includes(code) ? String(value) : formatNumber(value, locale),
  }));
}
