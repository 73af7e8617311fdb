import type { Grouped } from '#lib/charts/index.ts';
import type { Messages } from '#lib/i18n/index.ts';
import type { FilterValue, ValueCount } from '#lib/queries/index.ts';
import type { LinkedPanel } from './linked.ts';

type Words = Messages['workbench'];

/** What a panel gives away: a heading, and its marks as groups. */
export interface PanelTable {
  readonly heading: string;
  readonly data: Grouped;
}

/** The marks of a linked chart as a table and a picture. */
export function panelTable(
  { bars }: LinkedPanel,
  {
    heading,
    name,
    words,
  }: { readonly heading: string; readonly name: (code: FilterValue) => string; readonly words: Words },
): PanelTable {
  return {
    heading,
    data: {
      form: 'bars',
      groupTitle: heading,
      columnTitle: null,
      columns: [
        { key: 'count', title: words.columns.rows, format: 'count' },
        { key: 'share', title: words.columns.share, format: 'share' },
      ],
      drawn: ['count'],
      rows: bars.map(({ code, count, share }) => ({ group: name(code), column: null, numbers: { count, share } })),
      isRate: false,
      unit: null,
    },
  };
}

/** The values of a concept as a table and a picture. */
export function valuesTable(
  values: readonly ValueCount[],
  {
    heading,
    write,
    words,
  }: { readonly heading: string; readonly write: (value: number) => string; readonly words: Words },
): PanelTable {
  return {
    heading,
    data: {
      form: 'bars',
      groupTitle: words.columns.value,
      columnTitle: null,
      columns: [{ key: 'count', title: words.columns.targets, format: 'count' }],
      drawn: ['count'],
      rows: values.map(({ value, count }) => ({ group: write(value), column: null, numbers: { count } })),
      isRate: false,
      unit: null,
    },
  };
}
