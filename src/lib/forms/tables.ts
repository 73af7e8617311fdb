import { alignRow } from './align.ts';
import type { OrderedAmount } from './amount-codes.ts';
import { filledRows, type HeadedRow } from './blank-rows.ts';
import { rawRows, usesSymbol, type RawRow } from './indicator-rows.ts';
import type { Labels } from './labels.ts';
import type { Ledger } from './ledger.ts';
import type { LevelTerms } from './level-terms.ts';
import { alignList, listHead, withSources, type ListHead } from './list-head.ts';
import { itemRow, taskRow, type TaskDraft } from './list-rows.ts';
import type { Piece, SheetRow } from './piece.ts';
import { believedHead } from './head-choice.ts';
import { ITEM_HEAD, levelOf } from './item-rows.ts';
import { belongs, isPageRow, isRule, isTotalRow, opensOther } from './row-kinds.ts';
import { withSubHead, wrappedHead } from './sub-head.ts';
import { withTimes } from './column-times.ts';
import { rereadColumns, settleColumns } from './head-evidence.ts';
import { impliedHead } from './implied-head.ts';
import { tableHead, type TableHead } from './table-head.ts';

/** What the tables of a form gave, and the rows that belong to none. */
export interface Tables {
  readonly indicators: readonly RawRow[];
  readonly heads: readonly TableHead[];
  readonly tasks: readonly TaskDraft[];
  readonly items: readonly OrderedAmount[];
  readonly rest: readonly SheetRow[];
}

export interface TableTools {
  readonly labels: Labels;
  readonly terms: LevelTerms;
  readonly ledger: Ledger;
  /** The year of the form, as its title says; null if it does not. */
  readonly year: number | null;
  /** The unit of money where none is printed. */
  readonly unit: string;
}

/** The reading of a form's tables, row by row. */
interface Walk {
  /** The indicator table that is open, or null. */
  head: TableHead | null;
  /** The list of tasks or items that is open, or null. */
  list: ListHead | null;
  readonly all: readonly SheetRow[];
  /** Rows that are the second row of a head. */
  readonly headRows: Set<number>;
  readonly tools: TableTools;
  readonly rest: SheetRow[];
  readonly rows: HeadedRow[];
  readonly heads: TableHead[];
  readonly tasks: TaskDraft[];
  readonly items: OrderedAmount[];
  /** Level labels printed alone above the head of the table that is open, not yet given to a row. */
  above: readonly Piece[];
}

/** How many rows below a head are looked at to learn how its columns are used. */
const AHEAD = 12;

function following(walk: Walk, at: number): readonly SheetRow[] {
  return walk.all.slice(at, at + AHEAD);
}

function claimRow(row: SheetRow, use: 'label' | 'decoration' | 'other', { tools }: Walk): true {
  for (const piece of row.pieces) tools.ledger.claim(piece, use);
  return true;
}

function openTable(walk: Walk, head: TableHead): void {
  walk.head = head;
  walk.list = null;
  walk.heads.push(head);
}

/** Opens the table of a head with its columns as the rows below show them. */
function openHead(walk: Walk, head: TableHead, rows: readonly SheetRow[]): void {
  const { terms, year } = walk.tools;
  const settled = believedHead(settleColumns(head, rows, terms), rows, terms);
  openTable(walk, { ...settled, columns: withTimes(settled.columns, year), reread: rereadColumns(head, settled) });
}

/** Whether the row is the head of a table; if so the table is open. */
function takeHead(walk: Walk, at: number): boolean {
  const { tools, all } = walk;
  const row = all[at] as SheetRow;
  const below = all[at + 1];
  const whole = below ? wrappedHead(row, below) : null;
  const head = tableHead(whole ?? row, all.slice(Math.max(0, at - 3), at).reverse(), tools.labels);
  if (whole && head) {
    walk.headRows.add(at + 1);
    openHead(walk, head, following(walk, at + 2));
    return claimRow(row, 'label', walk);
  }
  if (head) {
    const wider = below ? withSubHead(head, below, tools) : null;
    if (wider) walk.headRows.add(at + 1);
    openHead(walk, wider ?? head, following(walk, at + (wider ? 2 : 1)));
    return claimRow(row, 'label', walk);
  }
  const list = walk.head ? null : listHead(row, tools.labels);
  if (!list) return false;
  walk.list = list;
  return claimRow(row, 'label', walk);
}

/** Whether the row belongs to the open list of tasks or items. */
function takeList(walk: Walk, at: number): boolean {
  const { tools, list } = walk;
  const row = walk.all[at] as SheetRow;
  if (!list) return false;
  const wider = withSources(list, row, tools.labels);
  if (wider) {
    walk.list = wider;
    return claimRow(row, 'label', walk);
  }
  const cells = alignList(row, list, tools);
  const [first] = row.pieces;
  const own = cells?.some(
    ({ column, piece }) => piece === first && (column.role === 'group' || column.role === 'name'),
  );
  if (!cells?.some((cell) => cell.column.role === 'name') || (!own && opensOther(row, tools))) return false;
  const read = list.kind === 'task' ? taskRow(cells, tools) : itemRow(cells, tools);
  if (read.task) walk.tasks.push(read.task);
  walk.items.push(...read.amounts);
  if (read.isTotal) walk.list = null;
  return true;
}

/** Whether a lone line stands outside the table of a head: before, between or below the tables of a document. */
function isOutside(row: SheetRow, head: TableHead): boolean {
  const [top] = head.rows;
  return top !== undefined && top.exact && row.grid !== top.grid && row.pieces.length === 1;
}

/** Whether the row is a level label alone above the head of a table of its own: 产出指标, then 指标名称 | 指标值. */
function takeLevelAbove(walk: Walk, at: number): boolean {
  const { tools, all } = walk;
  const row = all[at] as SheetRow;
  const [piece, other] = row.pieces;
  const below = all[at + 1];
  if (!piece || other || !below || levelOf(piece.text, tools) === null) return false;
  const head = tableHead(below, [], tools.labels);
  if (!head || head.columns.some((column) => /^level[1s]/.test(column.role))) return false;
  walk.above = [...walk.above.filter((one) => levelOf(one.text, tools) !== levelOf(piece.text, tools)), piece];
  return true;
}

/** A row with the levels printed above its table, unless it has its own. */
function withLevelsAbove(raw: RawRow, walk: Walk): RawRow {
  const of = (level: 1 | 2): Piece | null =>
    walk.above.find((piece) => levelOf(piece.text, walk.tools) === level) ?? null;
  const [one, two] = [of(1), of(2)];
  walk.above = [];
  return { ...raw, level1: raw.level1 ?? one, level2: raw.level2 ?? two };
}

/** Whether the row belongs to the open indicator table. */
function takeIndicators(walk: Walk, at: number): boolean {
  const { tools, head } = walk;
  const row = walk.all[at] as SheetRow;
  if (!head) return false;
  if (isTotalRow(row)) return claimRow(row, 'other', walk);
  if (isOutside(row, head)) return false;
  const options = { terms: tools.terms, usesSymbol: usesSymbol(following(walk, at), head, tools.terms) };
  const alignment = alignRow(row, head, options);
  if (!belongs(row, alignment, tools)) return false;
  const raws = rawRows(row, head, alignment);
  walk.rows.push(...raws.map((raw, at) => ({ head, raw: at === 0 ? withLevelsAbove(raw, walk) : raw })));
  return true;
}

function walkRow(walk: Walk, at: number): void {
  const row = walk.all[at] as SheetRow;
  if (isRule(row) || isPageRow(row)) return void claimRow(row, 'decoration', walk);
  if (walk.headRows.has(at)) return void claimRow(row, 'label', walk);
  if (takeLevelAbove(walk, at) || takeHead(walk, at) || takeList(walk, at)) return;
  walk.list = null;
  const implied = walk.head ? null : row.isItem ? ITEM_HEAD : impliedHead(row, walk.all[at + 1], walk.tools.terms);
  if (implied) openTable(walk, implied);
  if (takeIndicators(walk, at)) return;
  walk.rest.push(row);
  if (opensOther(row, walk.tools)) walk.head = null;
}

/** Finds the tables of a form by their heads and reads their rows; everything else is left for labels and values. */
export function readTables(all: readonly SheetRow[], tools: TableTools): Tables {
  const walk: Walk = {
    head: null,
    list: null,
    all,
    headRows: new Set(),
    tools,
    above: [],
    rest: [],
    rows: [],
    heads: [],
    tasks: [],
    items: [],
  };
  for (const at of all.keys()) walkRow(walk, at);
  const { rest, heads, tasks, items } = walk;
  return { indicators: filledRows(walk.rows, tools.ledger), heads, tasks, items, rest };
}
