import type { Cell } from './cell.ts';
import { type Dataset, TABLES } from './schema.ts';

/**
 * The dataset as one JSON text: an object with the rows of each table, every field of a row named. Numbers keep the
 * digits they have in CSV; an empty cell is null. Same rows, same text.
 */
export function writeJson(dataset: Dataset): string {
  const tables = TABLES.map((table) => {
    const source: readonly Readonly<Record<string, Cell>>[] = dataset[table.name];
    const rows = source.map((row) => {
      const cells = table.fields.map(
        ({ name, type }) => `${JSON.stringify(name)}:${cellJson(row[name] ?? null, type === 'decimal')}`,
      );
      return `{${cells.join(',')}}`;
    });
    return `${JSON.stringify(table.name)}:[${rows.length === 0 ? '' : `\n${rows.join(',\n')}\n`}]`;
  });
  return `{\n${tables.join(',\n')}\n}\n`;
}

/** JSON has no leading zeros. */
function cellJson(value: Cell, isDecimal: boolean): string {
  return isDecimal && typeof value === 'string' ? value.replace(/^(-?)0+(?=\d)/, '$1') : JSON.stringify(value);
}
