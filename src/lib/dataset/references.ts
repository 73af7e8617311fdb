import type { Table } from './field.ts';
import { danglingReferences, isRequiredKey } from './keys.ts';
import type { DatasetProblem } from './problem.ts';
import { TABLES } from './schema.ts';
import { refusedKeys, refuseRows, type TableReading } from './table-reading.ts';

/**
 * Checks every reference between tables. A row whose required reference points nowhere is refused, so that what loads
 * hangs together; an optional one is only reported. References into an absent table are not checked.
 */
export function resolveReferences(readings: readonly TableReading[]): TableReading[] {
  const resolved = new Map<string, TableReading>();
  for (const { name } of TABLES) {
    const reading = readings.find(({ table }) => table.name === name);
    if (reading) resolved.set(name, resolve(reading, resolved));
  }
  return [...resolved.values()];
}

function resolve(reading: TableReading, earlier: ReadonlyMap<string, TableReading>): TableReading {
  const { table }: { table: Table } = reading;
  return table.foreignKeys.reduce((current, key) => {
    const target = key.reference.table === table.name ? current : earlier.get(key.reference.table);
    if (!target) return current;
    const referenced = target.good.map(({ values }) => values);
    const refused = refusedKeys(target);
    const problems = danglingReferences(table, key, { file: current.file, rows: current.good, referenced, refused });
    return isRequiredKey(table, key) ? refuseRows(current, problems) : withProblems(current, problems);
  }, reading);
}

function withProblems(reading: TableReading, problems: readonly DatasetProblem[]): TableReading {
  return { ...reading, problems: [...reading.problems, ...problems] };
}
