import { type Cell, cellText } from './cell.ts';
import type { ForeignKey, Table } from './field.ts';
import { type DatasetProblem, datasetProblem, type RowPlace } from './problem.ts';
import type { TableName } from './schema.ts';

/** A row's values with its place. */
export interface PlacedRow extends RowPlace {
  readonly values: Readonly<Record<string, Cell>>;
}

/** A problem for every row that repeats the primary key of an earlier one; `expected` names the first one's row. */
export function duplicateKeys(table: Table, file: string, rows: readonly PlacedRow[]): DatasetProblem[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ values, row, line }) => {
    const key = keyOf(values, table.primaryKey);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, row);
      return [];
    }
    const column = table.primaryKey.join(',');
    const parts = { table: table.name as TableName, row, line, column, value: shown(values, table.primaryKey) };
    return [datasetProblem('key_duplicate', file, { ...parts, expected: `≠ ${earlier}` })];
  });
}

/** A problem for every row whose reference points at no row of `referenced`. Empty references point nowhere by right. */
export function danglingReferences(
  table: Table,
  key: ForeignKey,
  source: {
    readonly file: string;
    readonly rows: readonly PlacedRow[];
    readonly referenced: readonly Readonly<Record<string, Cell>>[];
    /** Keys of rows of the referenced table that were refused, with their first row. */
    readonly refused?: ReadonlyMap<string, number>;
  },
): DatasetProblem[] {
  const known = new Set(source.referenced.map((values) => keyOf(values, key.reference.fields)));
  const expected = `${key.reference.table}.${key.reference.fields.join(',')}`;
  return source.rows.flatMap(({ values, row, line }) => {
    if (key.fields.some((name) => (values[name] ?? null) === null) || known.has(keyOf(values, key.fields))) return [];
    const place = { table: table.name as TableName, row, line, column: key.fields.join(',') };
    const parts = { ...place, value: shown(values, key.fields) };
    const refused = source.refused?.get(keyOf(values, key.fields));
    return [
      refused === undefined
        ? datasetProblem('reference_missing', source.file, { ...parts, expected })
        : datasetProblem('reference_refused', source.file, { ...parts, expected: `${expected}:${refused}` }),
    ];
  });
}

/** Whether a row without its reference has no place in the dataset. */
export function isRequiredKey(table: Table, key: ForeignKey): boolean {
  return key.fields.every((name) => table.fields.find((field) => field.name === name)?.required === true);
}

function keyOf(values: Readonly<Record<string, Cell>>, fields: readonly string[]): string {
  return joinedKey(fields.map((name) => cellText(values[name] ?? null)));
}

/** The parts of a key as one text. */
export function joinedKey(parts: readonly string[]): string {
  return parts.join('\u0000');
}

function shown(values: Readonly<Record<string, Cell>>, fields: readonly string[]): string {
  return fields.map((name) => cellText(values[name] ?? null)).join(',');
}
