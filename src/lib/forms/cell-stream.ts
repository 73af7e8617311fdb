import { alignCells } from './align-cells.ts';
import { indicatorSlots } from './align.ts';
import { labelSpans } from './labels.ts';
import type { Lookups } from './lookups.ts';
import { type DraftCell, type DraftRow, type Piece, type SheetRow } from './piece.ts';
import { tableHead, type TableHead } from './table-head.ts';
import { titleOf } from './title.ts';
import { alignSlots, listHead, type ListHead } from './list-head.ts';

const ROW = 0.6;
const LONGEST_ROW = 12;
const CLOSERS =
  /^(?:review|person_fields|safeguards|submission_date|other_issues|goal_|agency|project_name|special_fund_name)/;

function pieceOf(cell: DraftCell, id: number): Piece {
  return {
    id,
    text: cell.parts.map((part) => part.text).join('\n'),
    parts: cell.parts,
    column: id,
    columnSpan: 1,
    rowSpan: 1,
  };
}

function rowOf(cells: readonly DraftCell[]): SheetRow {
  const pieces = cells.map(pieceOf);
  return { index: 0, pieces, covering: [], width: pieces.length, gap: false, exact: false, grid: 0 };
}

type Head =
  { readonly kind: 'indicator'; readonly head: TableHead } | { readonly kind: 'list'; readonly head: ListHead };

/** The longest run of single cells from a place on that reads as the head of a table. */
function headAt(
  cells: readonly DraftCell[],
  at: number,
  { labels }: Lookups,
): { readonly head: Head; readonly length: number } | null {
  const isLabel = (cell: DraftCell): boolean => labels.senses(textOf(cell)).length > 0;
  let length = 0;
  while (length < LONGEST_ROW && cells[at + length] && isLabel(cells[at + length] as DraftCell)) length++;
  for (let size = length; size >= 3; size--) {
    const row = rowOf(cells.slice(at, at + size));
    const indicator = tableHead(row, [], labels);
    if (indicator && indicator.columns.length === size)
      return { head: { kind: 'indicator', head: indicator }, length: size };
    const list = listHead(row, labels);
    if (list && list.columns.every((column) => column.role !== 'group'))
      return { head: { kind: 'list', head: list }, length: size };
  }
  return null;
}

function textOf(cell: DraftCell): string {
  return cell.parts.map((part) => part.text).join('\n');
}

/** Whether a cell ends a table: a title, or a label of another part of the form. */
function closes(cell: DraftCell, { labels, terms }: Lookups): boolean {
  const text = textOf(cell);
  if (titleOf(text, labels)) return true;
  if (terms.codes(1, text).length + terms.codes(2, text).length > 0) return false;
  const senses = labelSpans(text, labels)[0]?.senses ?? labels.senses(text);
  return senses.length > 0 && senses.every((sense) => CLOSERS.test(sense.field));
}

function rowCost(cells: readonly DraftCell[], head: Head, lookups: Lookups): number {
  const row = rowOf(cells);
  const slots =
    head.kind === 'indicator' ? indicatorSlots(row, head.head, lookups) : alignSlots(head.head, lookups.labels);
  const floating = slots.map((slot) => ({ ...slot, floating: true }));
  return alignCells(row, floating).cost + ROW;
}

/** Cuts a run of cells into rows of the table at the least total cost. */
function cutRows(cells: readonly DraftCell[], head: Head, lookups: Lookups): readonly (readonly DraftCell[])[] {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  const width = Math.min(LONGEST_ROW, head.head.columns.length + 1);
  for (let end = 1; end <= cells.length; end++) {
    let winner = { cost: Infinity, from: end - 1 };
    for (let from = Math.max(0, end - width); from < end; from++) {
      const cost = (best[from]?.cost ?? Infinity) + rowCost(cells.slice(from, end), head, lookups);
      if (cost < winner.cost) winner = { cost, from };
    }
    best[end] = winner;
  }
  const rows: (readonly DraftCell[])[] = [];
  for (let end = cells.length; end > 0; end = best[end]?.from ?? 0)
    rows.unshift(cells.slice(best[end]?.from ?? 0, end));
  return rows;
}

function spread(cells: readonly DraftCell[], gap: boolean): DraftRow {
  return { cells: cells.map((cell, column) => ({ ...cell, column })), width: cells.length, gap };
}

/** For each row how many rows from it on hold a single cell. */
function singleCells(rows: readonly DraftRow[]): readonly number[] {
  const counts = new Array<number>(rows.length).fill(0);
  for (let at = rows.length - 1; at >= 0; at--) {
    if (rows[at]?.cells.length === 1) counts[at] = (counts[at + 1] ?? 0) + 1;
  }
  return counts;
}

/** Puts tables printed one cell per line back into rows: a run of head cells, then rows cut by what the cells can be. */
export function regroup(rows: readonly DraftRow[], lookups: Lookups): readonly DraftRow[] {
  const result: DraftRow[] = [];
  const singles = singleCells(rows);
  for (let at = 0; at < rows.length;) {
    const end = at + (singles[at] ?? 0);
    const cellsTo = (to: number): readonly DraftCell[] => rows.slice(at, to).flatMap((row) => row.cells);
    const found = end - at >= 6 ? headAt(cellsTo(Math.min(end, at + LONGEST_ROW)), 0, lookups) : null;
    if (!found) {
      result.push(rows[at] as DraftRow);
      at++;
      continue;
    }
    const cells = cellsTo(end);
    const after = cells.slice(found.length);
    const close = after.findIndex((cell) => closes(cell, lookups));
    const body = close < 0 ? after : after.slice(0, close);
    result.push(spread(cells.slice(0, found.length), rows[at]?.gap ?? false));
    result.push(...cutRows(body, found.head, lookups).map((one) => spread(one, false)));
    at += found.length + body.length;
  }
  return result;
}
