import type { Column } from './head-columns.ts';
import { cutPiece, itemsOf, type Item } from './items.ts';
import type { Lookups } from './lookups.ts';
import type { Piece, SheetRow } from './piece.ts';
import { tableHead, type TableHead } from './table-head.ts';

export type Tools = Pick<Lookups, 'labels' | 'terms'>;

const ROLES = ['level1', 'level2', 'name', 'value'] as const;

/** The head of rows made from texts that list indicators. */
export const ITEM_HEAD: TableHead = {
  columns: ROLES.map((role, column): Column => ({
    role,
    column,
    span: 1,
    label: '',
    period: 'annual',
    scope: '',
    block: 0,
  })),
  rows: [],
  blocks: 1,
  width: ROLES.length,
};

/** The levels a label stands for: 1, 2 or neither. */
export function levelOf(text: string, { terms }: Tools): 1 | 2 | null {
  if (terms.codes(1, text).length > 0) return 1;
  return terms.codes(2, text).length > 0 ? 2 : null;
}

interface Source {
  readonly row: SheetRow;
  /** The labels of the levels the whole text is about. */
  readonly labels: readonly Piece[];
  readonly text: Piece;
}

function rowOf(item: Item, { row, labels, text }: Source, tools: Tools): SheetRow {
  const cut = (range: Item['level'], column: number): readonly Piece[] =>
    range && range[1] > range[0] ? [cutPiece(text, range, column)] : [];
  const placed = labels.map((label, at) => ({
    ...label,
    column: levelOf(label.text, tools) === 2 || at > 0 ? 1 : 0,
    columnSpan: 1,
  }));
  const own = placed.filter((label) => item.level === null || label.column === 0);
  const pieces = [...own, ...cut(item.level, 1), ...cut(item.name, 2), ...cut(item.value, 3)];
  return { ...row, pieces, covering: [], width: 4, gap: false, exact: true, isItem: true };
}

/** A text that lists indicators as rows of a table, one per indicator. */
export function rowsOfItems(source: Source, tools: Tools): readonly SheetRow[] {
  const items = itemsOf(source.text.text, (label) => levelOf(label, tools) !== null);
  return items.map((item, at) => rowOf(item, at === 0 ? source : { ...source, labels: [] }, tools));
}

/** Whether a text lists indicators with their targets; 指标1：… are sentences and read as such. */
function listsItems(text: string, tools: Tools): boolean {
  if (/^(?:指标|目标)\s*\d/.test(text)) return false;
  const items = itemsOf(text, (label) => levelOf(label, tools) !== null);
  return items.length > 0 && items.filter((item) => item.value ?? item.level).length * 2 > items.length;
}

/** Whether a text begins with the level of what it lists: 质量指标：验收合格率100%. */
function opensWithLevel(text: string, tools: Tools): boolean {
  const isLevel = (label: string): boolean => levelOf(label, tools) === 2 && tools.labels.known(label).length === 0;
  const [first] = itemsOf(text, isLevel);
  return first !== undefined && first.level !== null && first.value !== null;
}

/**
 * Rows of a form without a table head whose last cell lists the indicators of the level before it (产出指标 | 演出场次≥24场；
 * 展演2次) as one row per indicator; all others stay.
 */
export function withItemRows(rows: readonly SheetRow[], tools: Tools): readonly SheetRow[] {
  const headed = rows.some((row, at) => tableHead(row, rows.slice(Math.max(0, at - 2), at), tools.labels));
  if (headed) return rows;
  return rows.flatMap((row) => {
    const text = row.pieces.at(-1);
    const before = row.pieces.slice(0, -1);
    const labels = before.filter((piece) => levelOf(piece.text, tools) !== null);
    const isOwn = before.length === 0 && text !== undefined && opensWithLevel(text.text, tools);
    if (!text || (labels.length === 0 && !isOwn) || before.length > labels.length + 1) return [row];
    const rest = before.filter((piece) => !labels.includes(piece));
    if (!listsItems(text.text, tools)) return [row];
    const made = rowsOfItems({ row, labels, text }, tools);
    return rest.length > 0 ? [{ ...row, pieces: rest }, ...made] : made;
  });
}
