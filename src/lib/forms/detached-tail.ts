import { alignRow } from './align.ts';
import { rawRows, usesSymbol, type RawRow } from './indicator-rows.ts';
import type { LevelTerms } from './level-terms.ts';
import type { TableHead } from './table-head.ts';

/** The indicator table of one form of a document. */
export interface FormTable {
  readonly head: TableHead | null;
  readonly rows: readonly RawRow[];
}

/** How much better, per row, a tail must fit another table before it is moved there. */
const WORTH = 0.5;

function tailStart(rows: readonly RawRow[]): number {
  for (let at = rows.length - 1; at > 0; at--) if (rows[at]?.row.gap) return at;
  return -1;
}

function realigned(
  tail: readonly RawRow[],
  table: FormTable,
  terms: LevelTerms,
): { rows: readonly RawRow[]; cost: number } | null {
  const { head } = table;
  if (!head) return null;
  const lines = [...new Set(tail.map((raw) => raw.row))];
  const symbols = usesSymbol(
    table.rows.filter((raw) => !lines.includes(raw.row)).map((raw) => raw.row),
    head,
    terms,
  );
  const alignments = lines.map((row) => ({ row, alignment: alignRow(row, head, { terms, usesSymbol: symbols }) }));
  return {
    rows: alignments.flatMap(({ row, alignment }) => rawRows(row, head, alignment)),
    cost: alignments.reduce((total, { alignment }) => total + alignment.cost, 0),
  };
}

function level2Texts(rows: readonly RawRow[]): ReadonlySet<string> {
  return new Set(rows.flatMap((raw) => (raw.level2 ? [raw.level2.text] : [])));
}

/** How much a tail repeats classes a table already closed; a tail of this table would not. */
function repeats(tail: readonly RawRow[], rows: readonly RawRow[]): number {
  const known = level2Texts(rows);
  return [...level2Texts(tail)].filter((text) => known.has(text)).length;
}

/** The shape of a head: tables of one shape fit a tail equally well. */
function shapeOf(head: TableHead | null): string {
  return head?.columns.map((column) => `${column.role}@${column.column}`).join(' ') ?? '';
}

interface Move {
  readonly to: number;
  readonly rows: readonly RawRow[];
}

/** The table a tail fits clearly better than its own, or null. Only tables of another shape can fit better. */
function moveOf(tables: readonly FormTable[], at: number, terms: LevelTerms): Move | null {
  const table = tables[at] as FormTable;
  const start = tailStart(table.rows);
  if (start < 1) return null;
  const tail = table.rows.slice(start);
  const before = table.rows.slice(0, start);
  const own = realigned(tail, { ...table, rows: before }, terms);
  const ownCost = own ? own.cost + repeats(tail, before) : 0;
  if (ownCost < WORTH * tail.length) return null;
  const shape = shapeOf(table.head);
  let best: (Move & { readonly cost: number }) | null = null;
  for (const [to, other] of tables.entries()) {
    const fit = shapeOf(other.head) === shape ? null : realigned(tail, other, terms);
    const cost = fit ? fit.cost + repeats(tail, other.rows) : Infinity;
    if (fit && (!best || cost < best.cost)) best = { to, rows: fit.rows, cost };
  }
  return best && ownCost - best.cost >= WORTH * tail.length ? best : null;
}

/**
 * Gives the rows that stand detached at the end of a table (after a blank line) to the form of the same document whose
 * columns they fit clearly better: the tail of a table that was cut off and printed after the forms that follow it.
 */
export function attachTails(tables: readonly FormTable[], terms: LevelTerms): readonly FormTable[] {
  if (new Set(tables.map((table) => shapeOf(table.head))).size < 2) return tables;
  const result = [...tables];
  tables.forEach((table, at) => {
    const move = moveOf(result, at, terms);
    const target = move ? result[move.to] : undefined;
    if (!move || !target) return;
    result[at] = { ...table, rows: table.rows.slice(0, tailStart(table.rows)) };
    result[move.to] = { ...target, rows: [...target.rows, ...move.rows] };
  });
  return result;
}
