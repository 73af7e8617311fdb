import type { Cell } from './cell.ts';
import type { Table } from './field.ts';
import { danglingReferences, isRequiredKey } from './keys.ts';
import type { DatasetProblem } from './problem.ts';
import { refusedKeys, refuseRows, type TableReading } from './table-reading.ts';

/** A table whose references were looked after; of the good rows only the values are kept. */
export interface ResolvedTable {
  readonly reading: Omit<TableReading, 'good'>;
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

/**
 * Checks the references of a table, given those it may refer to. A row whose required reference points nowhere is
 * refused, so that what loads hangs together; an optional one is only reported. References into an absent table are not
 * checked.
 */
export function resolveReferences(reading: TableReading, earlier: ReadonlyMap<string, ResolvedTable>): ResolvedTable {
  const { table }: { table: Table } = reading;
  const whole = table.foreignKeys.reduce((current, key) => {
    const target = key.reference.table === table.name ? resolved(current) : earlier.get(key.reference.table);
    if (!target) return current;
    const refused = refusedKeys(target.reading);
    const { file, good: rows } = current;
    const problems = danglingReferences(table, key, { file, rows, referenced: target.rows, refused });
    return isRequiredKey(table, key) ? refuseRows(current, problems) : withProblems(current, problems);
  }, reading);
  return resolved(whole);
}

function resolved({ good, ...reading }: TableReading): ResolvedTable {
  return { reading, rows: good.map(({ values }) => values) };
}

function withProblems(reading: TableReading, problems: readonly DatasetProblem[]): TableReading {
  return { ...reading, problems: [...reading.problems, ...problems] };
}
