import type { RowOf, Table } from './field.ts';
import { agencies } from './tables/agencies.ts';
import { amounts } from './tables/amounts.ts';
import { forms } from './tables/forms.ts';
import { goals } from './tables/goals.ts';
import { indicators } from './tables/indicators.ts';
import { narratives } from './tables/narratives.ts';
import { regions } from './tables/regions.ts';
import { targets } from './tables/targets.ts';
import { tasks } from './tables/tasks.ts';
import { unread } from './tables/unread.ts';

/** Every table of a dataset, in the order in which they are written and loaded (referenced tables first). */
export const TABLES = [
  regions,
  agencies,
  forms,
  amounts,
  tasks,
  goals,
  narratives,
  indicators,
  targets,
  unread,
] as const;

export type TableName = (typeof TABLES)[number]['name'];

/** The in-memory row of a table: `Row<'forms'>`. */
export type Row<N extends TableName> = RowOf<Extract<(typeof TABLES)[number], { readonly name: N }>>;

/** A whole dataset in memory: the rows of every table. */
export type Dataset = { [N in TableName]: Row<N>[] };

/** A dataset without rows. */
export function emptyDataset(): Dataset {
  return {
    regions: [],
    agencies: [],
    forms: [],
    amounts: [],
    tasks: [],
    goals: [],
    narratives: [],
    indicators: [],
    targets: [],
    unread: [],
  };
}

/** The definition of a table by its name. */
export function tableNamed(name: TableName): Table {
  return TABLES.find((table) => table.name === name) as Table;
}
