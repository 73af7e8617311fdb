import { formatNumber, formatPercent, type Locale } from '#lib/i18n/index.ts';

interface Measured {
  readonly kind: string;
  readonly number_unit: string | null;
}

/** A number of a kind and unit as readers see it: a rate as a percentage, anything else with its unit. */
export function measureText(value: number | null, { kind, number_unit }: Measured, locale: Locale): string {
  if (value === null) return '';
  if (kind === 'rate') return formatPercent(value, locale, { digits: 2 });
  const number = formatNumber(value, locale, { digits: 4 });
  if (number_unit === null || number_unit === '') return number;
  return locale === 'zh' ? `${number}${number_unit}` : `${number} ${number_unit}`;
}
