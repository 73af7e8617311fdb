import fc from 'fast-check';
import type { RelayBlock, RelayCell } from './relay.ts';

type Rows = readonly (readonly RelayCell[])[];

/** A change to a table: where (row and column, wrapped into it), and what happens there. */
const edit = fc.record({
  row: fc.nat(10_000),
  column: fc.nat(10_000),
  what: fc.constantFrom(
    'blank row', 'blank column', 'erase', 'drop', 'double row', 'move row', 'swap cells', 'span', 'span wide', 'long text',
  ), // prettier-ignore
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** Changes to a table. */
export const edits = fc.array(edit, { minLength: 1, maxLength: 10 });

const BLANK: RelayCell = { text: '' };

function at(rows: Rows, { row, column }: Edit): readonly [number, number] {
  const y = rows.length === 0 ? 0 : row % rows.length;
  return [y, column % Math.max(1, rows[y]?.length ?? 1)];
}

function withRow(rows: Rows, y: number, change: (row: readonly RelayCell[]) => readonly RelayCell[]): Rows {
  return rows.map((row, index) => (index === y ? change(row) : row));
}

function withCell(rows: Rows, [y, x]: readonly [number, number], change: (cell: RelayCell) => RelayCell): Rows {
  return withRow(rows, y, (row) => row.map((cell, index) => (index === x ? change(cell) : cell)));
}

function swapped(rows: Rows, [y, x]: readonly [number, number]): Rows {
  const other = rows[y]?.[x + 1];
  const own = rows[y]?.[x];
  if (!own || !other) return rows;
  return withCell(
    withCell(rows, [y, x], () => other),
    [y, x + 1],
    () => own,
  );
}

function edited(rows: Rows, change: Edit): Rows {
  const [y, x] = at(rows, change);
  const own = rows[y] ?? [];
  switch (change.what) {
    case 'blank row':
      return [...rows.slice(0, y), own.map(() => BLANK), ...rows.slice(y)];
    case 'blank column':
      return rows.map((row) => [...row.slice(0, x), BLANK, ...row.slice(x)]);
    case 'erase':
      return withCell(rows, [y, x], () => BLANK);
    case 'drop':
      return withRow(rows, y, (row) => row.filter((_, index) => index !== x));
    case 'double row':
      return [...rows.slice(0, y), own, ...rows.slice(y)];
    case 'move row':
      return [own, ...rows.slice(0, y), ...rows.slice(y + 1)];
    case 'swap cells':
      return swapped(rows, [y, x]);
    case 'span':
      return withCell(rows, [y, x], (cell) => ({ ...cell, columnSpan: 1 + (change.row % 4) }));
    case 'span wide':
      return withCell(rows, [y, x], (cell) => ({ ...cell, columnSpan: 1 + (change.row % 600) }));
    case 'long text':
      return withCell(rows, [y, x], (cell) => ({ text: `${cell.text}完成目标`.repeat(1 + (change.column % 40)) }));
  }
}

/** The first block's table after the changes; rows left without cells go. */
export function editedTable(blocks: readonly RelayBlock[], changes: readonly Edit[]): readonly RelayBlock[] {
  return blocks.map((block) => {
    if ('lines' in block) return block;
    const rows = block.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)));
    return { rows: changes.reduce<Rows>(edited, rows).filter((row) => row.length > 0) };
  });
}

/** All text of the blocks. */
export function textOf(blocks: readonly RelayBlock[]): string {
  return blocks
    .flatMap((block) =>
      'lines' in block ? block.lines : block.rows.flat().map((one) => (typeof one === 'string' ? one : one.text)),
    )
    .join('\n');
}
