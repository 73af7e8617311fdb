import { collapseRows, type CollapsedRows } from './collapse.ts';
import { textAt, textCount, type TextColumn } from './column.ts';
import type { FormTable } from './form-table.ts';
import type { Work } from './progress.ts';

/**
 * What forms consist of: the distinct names of each, ascending by number, with the target of the first row that bears
 * the name. Form i has the items `starts[i]` up to before `starts[i + 1]`.
 */
export interface FormItems {
  readonly starts: Uint32Array;
  readonly names: Uint32Array;
  readonly targets: Uint32Array;
  /** The row of the table each item was read from. */
  readonly rows: Uint32Array;
  readonly nameKeys: TextColumn;
  readonly targetKeys: TextColumn;
}

const PLACEHOLDERS: ReadonlySet<string> = new Set(['', '无', '不涉及', '暂无', '略', '空']);

/** The distinct items of every form; placeholders such as 无 and — are none. */
export function* formItems(table: FormTable): Work<FormItems> {
  const collapsed = yield* collapseRows(table.rows);
  const { nameOf, targetOf } = collapsed;
  const count = table.rowStarts.length - 1;
  const starts = new Uint32Array(count + 1);
  const rows = new Uint32Array(nameOf.length);
  const empty = placeholders(collapsed);
  let end = 0;
  for (let form = 0; form < count; form++) {
    const first = end;
    for (let row = table.rowStarts[form] ?? 0; row < (table.rowStarts[form + 1] ?? 0); row++) {
      if (empty[nameOf[row] ?? 0] === 0) end = insertByName(rows, { first, end, row }, nameOf);
    }
    starts[form + 1] = end;
  }
  const kept = rows.slice(0, end);
  return {
    starts,
    names: kept.map((row) => nameOf[row] ?? 0),
    targets: kept.map((row) => targetOf[row] ?? 0),
    rows: kept,
    nameKeys: collapsed.names,
    targetKeys: collapsed.targets,
  };
}

/** Puts a row among the rows `first` to `end`, which are ordered by name, unless its name is there; returns the end. */
function insertByName(
  rows: Uint32Array,
  { first, end, row }: { first: number; end: number; row: number },
  nameOf: Uint32Array,
): number {
  const name = nameOf[row] ?? 0;
  let at = end;
  while (at > first && (nameOf[rows[at - 1] ?? 0] ?? 0) > name) at--;
  if (at > first && nameOf[rows[at - 1] ?? 0] === name) return end;
  rows.copyWithin(at + 1, at, end);
  rows[at] = row;
  return end + 1;
}

function placeholders({ names }: CollapsedRows): Uint8Array {
  const empty = new Uint8Array(textCount(names));
  for (let name = 0; name < empty.length; name++) {
    const length = (names.starts[name + 1] ?? 0) - (names.starts[name] ?? 0);
    if (length < 4 && PLACEHOLDERS.has(textAt(names, name))) empty[name] = 1;
  }
  return empty;
}
