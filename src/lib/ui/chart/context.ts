import type { ResolvedPathname } from '$app/types';
import type { ChartContext, ChartLink, ChartTable, WidthClass } from '#lib/charts/index.ts';
import { agencyHref, formHref, type RecordLink } from '../address/links.ts';
import type { Column } from '../table/column.ts';
import type { Text } from '../text.ts';

/** What a chart is drawn with on a page in this language. */
export function chartContext(text: Text, width: WidthClass, agencyId: string | null = null): ChartContext {
  const labels = { concept: (code: string) => text.term('concepts', code), level: text.level };
  return { locale: text.locale, labels, width, agencyId };
}

/** The page a mark or a row leads to: its form, else its agency. */
export function chartHref(link: RecordLink, { formId, agencyId }: ChartLink): ResolvedPathname | null {
  if (formId) return formHref(link, formId);
  return agencyId ? agencyHref(link, agencyId) : null;
}

export type ChartRow = ChartTable['rows'][number];

/** Columns that name the row's form or agency, the best one first. */
const NAMING = ['form', 'agency', 'level2'];

/** The columns of a chart's table as columns of a page's table; the one that names the row leads to its page. */
export function chartColumns(table: ChartTable, link: RecordLink): Column<ChartRow>[] {
  const keys = table.columns.map((column) => column.key);
  const naming = NAMING.find((key) => keys.includes(key)) ?? keys[0];
  return table.columns.map((column, index) => ({
    key: column.key,
    label: column.title,
    numeric: column.numeric,
    text: (row) => row.cells[index]?.text ?? '',
    sort: (row) => row.cells[index]?.value ?? null,
    isHeader: column.key === naming,
    ...(column.key === naming ? { href: (row: ChartRow) => chartHref(link, row.link) } : {}),
  }));
}
