import type { Row } from '#lib/dataset/index.ts';
import { squeezeSpaces } from '#lib/text/index.ts';
import { amountCode, type AmountDraft, type OrderedAmount } from './amount-codes.ts';
import { dateOf, spanOf } from './dates.ts';
import type { Ledger } from './ledger.ts';
import { isDash, type ListCell, type ListColumn } from './list-head.ts';
import { moneyOf } from './money.ts';
import { placeOf, type Piece } from './piece.ts';

export type TaskDraft = Omit<Row<'tasks'>, 'form_id' | 'no'>;

/** What a row of a list gave: a task, amounts, or neither where it only says /. */
export interface ListRow {
  readonly task: TaskDraft | null;
  readonly amounts: readonly OrderedAmount[];
  /** The row is the sum at the end of the list. */
  readonly isTotal: boolean;
}

interface ListContext {
  readonly unit: string;
  readonly ledger: Ledger;
}

const NUMBERING =
  /^\s*(?:任务\s*[\d一二三四五六七八九十]+\s*[:：、.．]?|[(（][\d一二三四五六七八九十]+[)）]|\d{1,2}\s*[、.．](?!\d)|[①②③④⑤⑥⑦⑧⑨⑩]|[一二三四五六七八九十]{1,2}、)\s*/;
const TOTAL = /^(?:金额)?(?:合\s*计|总\s*计|小\s*计)(?:金额)?$/;

function pieceOf(cells: readonly ListCell[], role: ListColumn['role']): Piece | undefined {
  return cells.find((cell) => cell.column.role === role)?.piece;
}

const textOf = (piece: Piece | undefined): string | null => (piece && !isDash(piece.text) ? piece.text : null);

function nameOf(piece: Piece): string {
  return squeezeSpaces(piece.text.replace(/\n/g, '').replace(NUMBERING, '')) || piece.text;
}

function claim(cells: readonly ListCell[], { ledger }: ListContext): void {
  for (const { column, piece } of cells) {
    const use = isDash(piece.text)
      ? 'decoration'
      : column.role === 'group'
        ? 'label'
        : column.role === 'text'
          ? 'other'
          : 'value';
    ledger.claim(piece, use);
  }
}

function wanOf({ column, piece }: ListCell, unit: string): string | null {
  return moneyOf(piece.text, column.unit ?? unit)?.wan ?? null;
}

/** The amount of one cell of a list: of the line item or task the row is about, or of the whole list. */
function amountOf(
  cell: ListCell,
  base: Pick<AmountDraft, 'breakdown' | 'code' | 'label'>,
  { name, unit }: { readonly name: Piece; readonly unit: string },
): OrderedAmount {
  const draft = {
    ...base,
    period: 'annual' as const,
    amount_wan: wanOf(cell, unit),
    source_place: placeOf(cell.piece),
  };
  return { order: name.id, draft };
}

function totals(cells: readonly ListCell[], name: Piece, unit: string): readonly OrderedAmount[] {
  return cells.flatMap((cell) => {
    const { role, source, label } = cell.column;
    if (role === 'amount')
      return [amountOf(cell, { breakdown: 'total', code: 'total', label: nameOf(name) }, { name, unit })];
    if (role !== 'source' || !source) return [];
    const [breakdown, code] = amountCode(source, label);
    return [amountOf(cell, { breakdown, code, label }, { name, unit })];
  });
}

function isBlankTask(cells: readonly ListCell[]): boolean {
  const name = pieceOf(cells, 'name')?.text ?? '';
  if (/^[.…⋯·。\-—]+$/.test(name.trim())) return true;
  const others = cells.filter(({ column }) => column.role !== 'name' && column.role !== 'group');
  return others.length > 0 && others.every(({ piece }) => isDash(piece.text));
}

/** A task from an aligned row of a list of tasks, with the sources of its money where the list has columns for them. */
export function taskRow(cells: readonly ListCell[], context: ListContext): ListRow {
  const name = pieceOf(cells, 'name');
  if (!name) return { task: null, amounts: [], isTotal: false };
  if (isBlankTask(cells)) {
    for (const { piece } of cells)
      context.ledger.claim(piece, isDash(piece.text) || /^[.…⋯·。]+$/.test(piece.text) ? 'decoration' : 'label');
    return { task: null, amounts: [], isTotal: false };
  }
  if (TOTAL.test(name.text.trim())) {
    const amounts = totals(cells, name, context.unit);
    if (!amounts.some(({ draft }) => draft.breakdown === 'total')) context.ledger.claim(name, 'label');
    if (amounts.length > 0) claim(cells, context);
    return { task: null, amounts, isTotal: true };
  }
  claim(cells, context);
  const amount = cells.find(({ column }) => column.role === 'amount');
  const period = spanOf(pieceOf(cells, 'period')?.text ?? '');
  const task: TaskDraft = {
    name: nameOf(name),
    content: textOf(pieceOf(cells, 'content')),
    expected_result: textOf(pieceOf(cells, 'result')),
    start: dateOf(pieceOf(cells, 'start')?.text ?? '') ?? period.start,
    end: dateOf(pieceOf(cells, 'end')?.text ?? '') ?? period.end,
    amount_wan: amount ? wanOf(amount, context.unit) : null,
    source_place: placeOf(...cells.map(({ piece }) => piece)),
  };
  const sources = cells.flatMap((cell) => {
    const { role, source, label } = cell.column;
    if (role !== 'source' || !source || wanOf(cell, context.unit) === null) return [];
    const code = amountCode(source, label)[1];
    return [amountOf(cell, { breakdown: 'task', code, label: task.name }, { name, unit: context.unit })];
  });
  return { task, amounts: sources, isTotal: false };
}

/** A line item, or the printed total of the items, from an aligned row of a list of items. */
export function itemRow(cells: readonly ListCell[], context: ListContext): ListRow {
  const name = pieceOf(cells, 'name');
  const amount = cells.find(({ column }) => column.role === 'amount');
  if (!name || isDash(name.text)) return { task: null, amounts: [], isTotal: false };
  claim(cells, context);
  const isTotal = TOTAL.test(name.text.trim());
  const base = isTotal
    ? ({ breakdown: 'total', code: 'total', label: name.text.trim() } as const)
    : ({ breakdown: 'line_item', code: null, label: nameOf(name) } as const);
  const cell = amount ?? { column: { role: 'amount' as const, column: 0, unit: null, label: '' }, piece: name };
  return { task: null, amounts: [amountOf(cell, base, { name, unit: context.unit })], isTotal };
}
