import { formatYear, messagesFor } from '#lib/i18n/index.ts';
import type { ChartContext } from './chart.ts';

interface Named {
  readonly agency_name: string | null;
  readonly agency_id: string;
  readonly fiscal_year: number | null;
}

/** An agency and year as a row's name: "庐山市信访局 2022年". */
export function agencyYear(row: Named, { locale }: ChartContext): string {
  return `${agencyName(row)} ${formatYear(row.fiscal_year, locale)}`;
}

/** The same in two parts, of which the year is kept whole when the name has to be cut. */
export function agencyYearLabel(
  row: Named,
  { locale }: ChartContext,
): { readonly label: string; readonly tail: string } {
  return { label: agencyName(row), tail: ` ${formatYear(row.fiscal_year, locale)}` };
}

/** The agency's name; its id where the name is unknown. */
export function agencyName(row: { readonly agency_name: string | null; readonly agency_id: string }): string {
  return row.agency_name ?? row.agency_id;
}

/** Texts of a list joined as the language does. */
export function joined(parts: readonly string[], { locale }: ChartContext): string {
  return parts.filter((part) => part !== '').join(messagesFor(locale).site.listSeparator);
}

/** A warning where rows of different fiscal years stand side by side; empty where they do not. */
export function yearsCaution(
  rows: readonly { readonly fiscal_year: number | null }[],
  { locale }: ChartContext,
): string {
  const years = [...new Set(rows.flatMap((row) => row.fiscal_year ?? []))].sort((a, b) => a - b);
  const { charts } = messagesFor(locale);
  return years.length < 2 ? '' : charts.yearsCaution(years.join(messagesFor(locale).site.listSeparator));
}

/** Sentences one after the other, as the language sets them. */
export function sentences(parts: readonly string[], { locale }: ChartContext): string {
  return parts.filter((part) => part !== '').join(locale === 'zh' ? '' : ' ');
}
