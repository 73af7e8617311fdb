import { alignRow } from './align.ts';
import type { Column, Role } from './head-columns.ts';
import type { LevelTerms } from './level-terms.ts';
import type { SheetRow } from './piece.ts';
import type { TableHead } from './table-head.ts';

/** What columns usually hold, from left to right, whatever their heads say. */
const USUAL: readonly (readonly Role[])[] = [
  ['level1', 'level2', 'name', 'value'],
  ['level1', 'level2', 'name', 'symbol', 'value', 'unit'],
  ['level1', 'level2', 'name', 'symbol', 'value'],
  ['level1', 'level2', 'name', 'value', 'unit'],
  ['level1', 'name', 'value'],
];
/** A head that fits its rows no worse than this is believed. */
const BELIEVED = 2.5;
/** How much better, per row, another reading of the columns must fit. */
const MARGIN = 1;

/** How badly the rows below fit a head, per row; only rows of several cells tell. */
function misfit(head: TableHead, rows: readonly SheetRow[], terms: LevelTerms): number {
  const telling = rows.filter((row) => row.pieces.length > 2).slice(0, 8);
  if (telling.length < 3) return 0;
  const costs = telling.map((row) => alignRow(row, head, { terms }).cost);
  return costs.reduce((sum, cost) => sum + cost, 0) / telling.length;
}

function readAs(head: TableHead, roles: readonly Role[]): TableHead | null {
  const own = head.columns.filter((column) => column.role !== 'group' && column.role !== 'index');
  if (head.blocks > 1 || own.length < roles.length) return null;
  const columns = head.columns.map((column): Column => {
    const at = own.indexOf(column);
    return at < 0 ? column : { ...column, role: roles[at] ?? 'text', scope: '' };
  });
  return { ...head, columns };
}

/**
 * The head as announced, or read otherwise where the rows below say clearly that its columns hold something else
 * (指标名称 over the column of level 1).
 */
export function believedHead(head: TableHead, rows: readonly SheetRow[], terms: LevelTerms): TableHead {
  const own = misfit(head, rows, terms);
  if (own <= BELIEVED) return head;
  let best = { head, cost: own - MARGIN };
  for (const roles of USUAL) {
    const other = readAs(head, roles);
    const cost = other ? misfit(other, rows, terms) : Infinity;
    if (other && cost < best.cost) best = { head: other, cost };
  }
  return best.head;
}
