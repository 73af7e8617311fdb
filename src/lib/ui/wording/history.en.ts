import type { history as zh } from './history.zh.ts';

export const history: typeof zh = {
  title: 'Changes of the data',
  lead: 'Each publication is held against the one before, row by row: agencies, forms, amounts, indicators and targets that are new, withdrawn or changed. A change says that the texts differ; it is no judgement.',
  none: 'This dataset has not been published with the publish command yet, so there is nothing to compare.',
  known: (count: number) => `Published ${count === 1 ? 'once' : `${count} times`}; every change is listed row by row.`,
  first: 'First publication: there is none before to compare it with.',
  latest: 'Latest change',
  versions: 'All publications',
  version: 'Version',
  record: 'Every version has a machine-readable record, row by row, with checksums (JSON).',
  tables: { agencies: 'Agencies', forms: 'Forms', amounts: 'Amounts', indicators: 'Indicators', targets: 'Targets' },
  ways: { added: 'new', removed: 'withdrawn', changed: 'changed' },
  table: (name: string, parts: readonly string[]) => `${name}: ${parts.join(', ')}`,
  added: (count: number) => `${count} added`,
  removed: (count: number) => `${count} withdrawn`,
  changed: (count: number) => `${count} changed`,
  unchanged: 'No change in the tables that are followed',
  more: (count: number) => `${count} more in the machine-readable record of the version`,
  column: (name: string, unit: string | null) => (unit === null ? name : `${name} (${unit})`),
  empty: '(empty)',
};
