import type { Row } from '#lib/dataset/index.ts';
import { squeezeSpaces } from '#lib/text/index.ts';
import { alignCells, type Slot } from './align-cells.ts';
import type { OrderedAmount } from './amount-codes.ts';
import { dateOf, isDate, spanOf } from './dates.ts';
import type { Labels } from './labels.ts';
import type { Ledger } from './ledger.ts';
import { moneyOf, moneyUnit } from './money.ts';
import { firstPlace, placeOf, type Piece, type SheetRow } from './piece.ts';

export type TaskDraft = Omit<Row<'tasks'>, 'form_id' | 'no'>;
type ListRole = 'name' | 'content' | 'amount' | 'result' | 'start' | 'end' | 'period' | 'group';

interface ListColumn {
  readonly role: ListRole;
  readonly column: number;
  readonly unit: string | null;
  readonly label: string;
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

function columnsAs(
  row: SheetRow,
  roles: Readonly<Record<string, ListRole>>,
  labels: Labels,
): readonly ListColumn[] | null {
  const taken = new Set<ListRole>();
  const columns: ListColumn[] = [];
  for (const piece of row.pieces) {
    const senses = labels.senses(piece.text);
    if (senses.length === 0) return null;
    const fitting = senses.map((sense) => roles[sense.field]).filter((role) => role !== undefined && !taken.has(role));
    const [role] = fitting;
    if (role) taken.add(role);
    const own = role ?? 'group';
    columns.push({ role: own, column: piece.column, unit: moneyUnit(piece.text), label: piece.text });
  }
  return columns;
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

const isDash = (text: string): boolean => /^(?:无|[\/\\—－\-–]+)$/.test(text.trim());

function fitOf(column: ListColumn, unit: string): (piece: Piece) => number {
  return ({ text }) => {
    const money = moneyOf(text, column.unit ?? unit) !== null;
    const date = isDate(text);
    if (isDash(text)) return column.role === 'name' || column.role === 'group' ? 2 : 0.2;
    if (column.role === 'amount') return money ? 0 : 6;
    if (column.role === 'start' || column.role === 'end' || column.role === 'period') return date ? 0 : 5;
    if (column.role === 'group') return text === column.label ? 0 : 4;
    return money ? 5 : date ? 4 : 0;
  };
}

const SKIP: Readonly<Record<ListRole, number>> = {
  name: 2.5,
  content: 0.4,
  amount: 0.4,
  result: 0.4,
  start: 0.4,
  end: 0.4,
  period: 0.2,
  group: 0,
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

/** The cells of a row under the columns of a list; null if it does not fit. */
export function alignList(
  row: SheetRow,
  head: ListHead,
  { unit, labels }: { unit: string; labels: Labels },
): ReadonlyMap<ListRole, Piece> | null {
  const { cells, stray, cost } = alignCells(row, alignSlots(head, labels, unit));
  if (stray.length > 0 || cost > 3.5) return null;
  const roles: readonly ListRole[] = ['group', ...head.columns.map((column) => column.role)];
  return new Map(roles.flatMap((role, at) => (cells[at] ? [[role, cells[at] as Piece] as const] : [])));
}

const NUMBERING =
  /^\s*(?:任务\s*[\d一二三四五六七八九十]+\s*[:：、.．]?|[(（][\d一二三四五六七八九十]+[)）]|\d{1,2}\s*[、.．](?!\d)|[①②③④⑤⑥⑦⑧⑨⑩]|[一二三四五六七八九十]{1,2}、)\s*/;

const textOf = (piece: Piece | undefined): string | null => (piece && !isDash(piece.text) ? piece.text : null);

/** A task from an aligned row; null for a row that only says /, or holds no name. */
export function taskOf(
  cells: ReadonlyMap<ListRole, Piece>,
  head: ListHead,
  unit: string,
  ledger: Ledger,
): TaskDraft | null {
  const name = cells.get('name');
  const others = [...cells].filter(([role]) => role !== 'name' && role !== 'group').map(([, piece]) => piece);
  if (!name || (others.length > 0 && others.every((piece) => isDash(piece.text)))) {
    for (const piece of cells.values()) ledger.claim(piece, isDash(piece.text) ? 'decoration' : 'label');
    return null;
  }
  for (const [role, piece] of cells)
    ledger.claim(piece, role === 'group' ? 'label' : isDash(piece.text) ? 'decoration' : 'value');
  const amountUnit = head.columns.find((column) => column.role === 'amount')?.unit ?? unit;
  const period = cells.get('period') ? spanOf(cells.get('period')?.text ?? '') : { start: null, end: null };
  return {
    name: squeezeSpaces(name.text.replace(/\n/g, '').replace(NUMBERING, '')) || name.text,
    content: textOf(cells.get('content')),
    expected_result: textOf(cells.get('result')),
    start: dateOf(cells.get('start')?.text ?? '') ?? period.start,
    end: dateOf(cells.get('end')?.text ?? '') ?? period.end,
    amount_wan: moneyOf(cells.get('amount')?.text ?? '', amountUnit)?.wan ?? null,
    source_place: firstPlace(name),
  };
}

/** A line item, or the printed total of the items, from an aligned row; null if the row holds no name. */
export function itemOf(
  cells: ReadonlyMap<ListRole, Piece>,
  head: ListHead,
  unit: string,
  ledger: Ledger,
): OrderedAmount | null {
  const name = cells.get('name');
  const amount = cells.get('amount');
  if (!name || isDash(name.text)) return null;
  for (const [role, piece] of cells) ledger.claim(piece, role === 'group' ? 'label' : 'value');
  const columnUnit = head.columns.find((column) => column.role === 'amount')?.unit ?? unit;
  const isTotal = /^(?:合\s*计|总\s*计|小\s*计)$/.test(name.text.trim());
  const draft = {
    breakdown: isTotal ? ('total' as const) : ('line_item' as const),
    code: isTotal ? ('total' as const) : null,
    label: squeezeSpaces(name.text.replace(/\n/g, '').replace(NUMBERING, '')) || name.text,
    period: 'annual' as const,
    amount_wan: amount ? (moneyOf(amount.text, columnUnit)?.wan ?? null) : null,
    source_place: placeOf(amount ?? name),
  };
  return { order: name.id, draft };
}
