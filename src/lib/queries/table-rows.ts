import { tableNamed, type Row, type TableName } from '#lib/dataset/index.ts';
import type { Sql } from './dialect.ts';

/** Columns of a table that hold decimals in CSV and arrive from an engine as numbers. */
type Decimals = 'total_wan' | 'amount_wan' | 'weight';

type Plain<R> = { readonly [C in keyof R]: C extends Decimals ? number | null : R[C] };

/** A row of a table as an engine returns it: money and weights as numbers, everything else as in the dataset. */
export type EngineRow<N extends TableName> = Plain<Row<N>>;

/** All columns of a table (alias given), cast so that plain numbers and texts arrive. */
export function columnsOf(table: TableName, alias: string, sql: Sql): string {
  return tableNamed(table)
    .fields.map((field) => `${cast(`${alias}."${field.name}"`, field.type, sql)} AS "${field.name}"`)
    .join(', ');
}

function cast(column: string, type: string, sql: Sql): string {
  if (type === 'integer') return sql.integer(column);
  if (type === 'number' || type === 'decimal') return sql.double(column);
  return type === 'boolean' ? column : sql.string(column);
}
