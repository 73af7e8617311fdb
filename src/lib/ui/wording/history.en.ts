import type { history as zh } from './history.zh.ts';

export const history: typeof zh = {
  title: 'Changes of the data',
  lead: 'Each publication is held against the one before, row by row: agencies, forms, indicators and targets that are new, withdrawn or changed. A change says that the texts differ; it is no judgement.',
  none: 'This dataset has not been published with the publish command yet, so there is nothing to compare.',
  known: (count: number) => `Published ${count === 1 ? 'once' : `${count} times`}; every change is listed row by row.`,
  first: 'First publication: there is none before to compare it with.',
  latest: 'Latest change',
  versions: 'All publications',
  date: 'Date',
  version: 'Version',
  file: 'machine-readable record (JSON)',
  tables: { agencies: 'Agencies', forms: 'Forms', indicators: 'Indicators', targets: 'Targets' },
  added: (count: number) => `${count} added`,
  removed: (count: number) => `${count} withdrawn`,
  changed: (count: number) => `${count} changed`,
  unchanged: 'no change',
  more: (count: number) => `${count} more in the machine-readable record`,
  empty: '(empty)',
};
