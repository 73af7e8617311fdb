import type { Table } from './field.ts';
import { type DatasetProblem, datasetProblem } from './problem.ts';
import type { TableName } from './schema.ts';

/** For each field of the table the position of its column, or -1; `isUsable` is false when a required one is absent. */
export interface HeaderReading {
  readonly positions: readonly number[];
  readonly problems: readonly DatasetProblem[];
  readonly isUsable: boolean;
}

/** Finds a table's columns in the header row by name; columns after the known ones are allowed with a warning. */
export function readHeader(table: Table, header: readonly string[], file: string): HeaderReading {
  const names = header.map((name) => name.trim());
  const positions = table.fields.map((field) => names.indexOf(field.name));
  const problem = (code: 'column_missing' | 'column_unknown' | 'column_order' | 'column_duplicate', parts: object) =>
    datasetProblem(code, file, { table: table.name as TableName, line: 1, ...parts });
  const problems = [
    ...table.fields
      .filter((_, index) => positions[index] === -1)
      .map(({ name, required }) =>
        problem('column_missing', { column: name, expected: name, severity: required ? 'error' : 'warning' }),
      ),
    ...unknownColumns(table, names).map(({ name, isLast }) =>
      problem('column_unknown', { column: name, value: name, severity: isLast ? 'warning' : 'error' }),
    ),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => problem('column_duplicate', { column: name, value: name })),
    ...outOfOrder(table, positions).map((name) =>
      problem('column_order', { column: name, value: names.join(','), expected: fieldNames(table).join(',') }),
    ),
  ];
  return { positions, problems, isUsable: table.fields.every((field, at) => !field.required || positions[at] !== -1) };
}

function fieldNames(table: Table): string[] {
  return table.fields.map((field) => field.name);
}

function unknownColumns(table: Table, names: readonly string[]): { name: string; isLast: boolean }[] {
  const known = new Set(fieldNames(table));
  const end = Math.max(...names.map((name, index) => (known.has(name) ? index : -1)));
  return names.flatMap((name, index) => (known.has(name) ? [] : [{ name, isLast: index > end }]));
}

/** The first column that stands before one it should follow, if any. */
function outOfOrder(table: Table, positions: readonly number[]): string[] {
  const present = table.fields.flatMap((field, index) => {
    const position = positions[index] ?? -1;
    return position === -1 ? [] : [{ name: field.name, position }];
  });
  const wrong = present.find(({ position }, index) => position < (present[index - 1]?.position ?? -1));
  return wrong ? [wrong.name] : [];
}
