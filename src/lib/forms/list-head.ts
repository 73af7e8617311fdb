import { alignCells, type Slot } from './align-cells.ts';
import { isDate } from './dates.ts';
import type { Labels } from './labels.ts';
import { moneyOf, moneyUnit } from './money.ts';
import type { Piece, SheetRow } from './piece.ts';

type ListRole = 'text' | 'source' | 'name' | 'content' | 'amount' | 'result' | 'start' | 'end' | 'period' | 'group';

export interface ListColumn {
  readonly role: ListRole;
  readonly column: number;
  readonly unit: string | null;
  readonly label: string;
  /** Of an amount column that holds one source of the money: its field (src_fiscal …). */
  readonly source?: string;
}

/** The head of a table of tasks or of budget line items. */
export interface ListHead {
  readonly kind: 'task' | 'item';
  readonly columns: readonly ListColumn[];
  readonly row: SheetRow;
}

const TASK: Readonly<Record<string, ListRole>> = {
  col_task_name: 'name',
  col_task_content: 'content',
  col_task_amount: 'amount',
  col_task_result: 'result',
  col_task_start: 'start',
  col_task_end: 'end',
};
const ITEM: Readonly<Record<string, ListRole>> = {
  col_item_name: 'name',
  col_item_amount: 'amount',
  col_item_period: 'period',
};

/** Which cell of a head row names the rows: of several that could (年度主要任务, 任务名称) the last before another column. */
function nameCell(row: SheetRow, roles: Readonly<Record<string, ListRole>>, labels: Labels): number {
  let found = -1;
  for (const [at, piece] of row.pieces.entries()) {
    const own = labels.senses(piece.text).map((sense) => roles[sense.field]);
    if (own.includes('name')) found = at;
    else if (found >= 0 && own.some((role) => role !== undefined)) break;
  }
  return found;
}

function columnsAs(
  row: SheetRow,
  roles: Readonly<Record<string, ListRole>>,
  labels: Labels,
): readonly ListColumn[] | null {
  const taken = new Set<ListRole>();
  let unknown = 0;
  const columns: ListColumn[] = [];
  const name = nameCell(row, roles, labels);
  for (const [at, piece] of row.pieces.entries()) {
    const senses = labels.senses(piece.text);
    if (senses.length === 0 && moneyOf(piece.text, '万元')) return null;
    if (senses.length === 0) unknown++;
    const fitting = senses
      .map((sense) => roles[sense.field])
      .filter((role) => role !== undefined && !taken.has(role) && (role !== 'name' || at === name));
    const [role] = fitting;
    if (role) taken.add(role);
    const own = role ?? (taken.has('name') ? 'text' : 'group');
    columns.push({ role: own, column: piece.column, unit: moneyUnit(piece.text), label: piece.text });
  }
  const known = row.pieces.map((piece) => labels.senses(piece.text).length > 0);
  const paired = known.every((own, at) => !own || known[at + 1] === false);
  return unknown <= columns.length - unknown && !paired ? columns : null;
}

/**
 * A second head row below the amount column of a list (总额 | 财政拨款 | 单位资金): the head with a column for each, or null
 * if the row is no such head.
 */
export function withSources(head: ListHead, row: SheetRow, labels: Labels): ListHead | null {
  const amount = head.columns.find((column) => column.role === 'amount');
  if (!amount || row.pieces.length < 2) return null;
  const columns = row.pieces.map((piece): ListColumn | null => {
    const senses = labels.senses(piece.text);
    const field = senses.find((sense) => /^(?:src_|total_amount|annual_amount)/.test(sense.field))?.field;
    const base = { column: piece.column, unit: moneyUnit(piece.text) ?? amount.unit, label: piece.text };
    if (!field && !/^(?:总额|总计|合计|小计)$/.test(piece.text.trim())) return null;
    return field?.startsWith('src_') ? { ...base, role: 'source', source: field } : { ...base, role: 'amount' };
  });
  const read = columns.filter((column) => column !== null);
  if (read.length !== columns.length || (read[0]?.column ?? 0) < amount.column) return null;
  return {
    ...head,
    columns: [...head.columns.filter((column) => column !== amount), ...read].sort((a, b) => a.column - b.column),
  };
}

/** Reads the head of a table of tasks or line items from a row of labels, or null. */
export function listHead(row: SheetRow, labels: Labels): ListHead | null {
  const has = (columns: readonly ListColumn[] | null, ...roles: ListRole[]): boolean =>
    columns !== null && roles.every((role) => columns.some((column) => column.role === role));
  const task = columnsAs(row, TASK, labels);
  const isTask = has(task, 'name', 'content') || has(task, 'name', 'result') || has(task, 'name', 'start', 'end');
  const item = columnsAs(row, ITEM, labels);
  if (task && isTask) return { kind: 'task', columns: task, row };
  return item && has(item, 'name', 'amount') ? { kind: 'item', columns: item, row } : null;
}

/** Whether a cell only says that there is nothing: 无, /, —. */
export const isDash = (text: string): boolean => /^(?:无|[\/\\—－\-–]+)$/.test(text.trim());

function fitOf(column: ListColumn, unit: string): (piece: Piece) => number {
  return ({ text }) => {
    const money = moneyOf(text, column.unit ?? unit) !== null;
    const date = isDate(text);
    if (isDash(text)) return column.role === 'name' || column.role === 'group' ? 2 : 0.2;
    if (column.role === 'text') return 0.4;
    if (column.role === 'amount' || column.role === 'source') return money ? 0 : 6;
    if (column.role === 'start' || column.role === 'end' || column.role === 'period') return date ? 0 : 5;
    if (column.role === 'group') return text === column.label ? 0 : 4;
    return money ? 5 : date ? 4 : 0;
  };
}

const SKIP: Readonly<Record<ListRole, number>> = {
  name: 2.5,
  content: 0.4,
  amount: 0.4,
  source: 0.3,
  result: 0.4,
  start: 0.4,
  end: 0.4,
  period: 0.2,
  group: 0,
  text: 0.1,
};

/** A heading such as 年度重点工作任务 in a merged cell beside the list, printed on any of its rows. */
function isHeading(piece: Piece, labels: Labels): boolean {
  return labels.senses(piece.text).some((sense) => /^(?:tasks|line_items|group|plan|content)$/.test(sense.field));
}

/** What each column of a list costs to fill with a cell or to leave empty; the first is for a heading beside the list. */
export function alignSlots(head: ListHead, labels: Labels, unit = '万元'): readonly Slot[] {
  const first = Math.min(...head.columns.map((column) => column.column));
  const heading: Slot = {
    column: first - 1,
    skip: 0,
    floating: true,
    fit: (piece) => (isHeading(piece, labels) ? 0 : 5),
  };
  return [
    heading,
    ...head.columns.map((column) => ({ column: column.column, skip: SKIP[column.role], fit: fitOf(column, unit) })),
  ];
}

/** A cell under its column of a list. */
export interface ListCell {
  readonly column: ListColumn;
  readonly piece: Piece;
}

const OUTSIDE =
  /^(?:goal_|total_amount|annual_amount|src_|exp_|level_|half_year|person_fields|review|submission_date|period|agency|project_name|special_fund|implementing|supervising|safeguards|duties|basis|necessity|feasibility|overview|group|head_)/;

/**
 * Whether a row below a list is another part of the form: its first cell is a label that stands before the names of the
 * list, or one with nothing but an amount or a text behind it.
 */
function endsList({ pieces }: SheetRow, head: ListHead, labels: Labels): boolean {
  const [first, ...others] = pieces;
  const name = head.columns.find((column) => column.role === 'name');
  if (!first || !name) return false;
  const own = labels.senses(first.text).filter((sense) => !sense.field.startsWith('col_'));
  if (own.length === 0 || !own.every((sense) => OUTSIDE.test(sense.field)) || isHeading(first, labels)) return false;
  const before = first.column < name.column && !head.columns.some((column) => column.label === first.text);
  return before || (others.length < 2 && head.kind === 'task');
}

/** The cells of a row under the columns of a list; null if it does not fit. */
export function alignList(
  row: SheetRow,
  head: ListHead,
  { unit, labels }: { unit: string; labels: Labels },
): readonly ListCell[] | null {
  if (endsList(row, head, labels)) return null;
  const { cells, stray, cost } = alignCells(row, alignSlots(head, labels, unit));
  if (stray.length > 0 || cost > 3.5) return null;
  const heading: ListColumn = { role: 'group', column: -1, unit: null, label: '' };
  return [heading, ...head.columns].flatMap((column, at) => {
    const piece = cells[at];
    return piece ? [{ column, piece }] : [];
  });
}
