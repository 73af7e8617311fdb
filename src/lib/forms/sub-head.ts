import { cellType } from './cell-types.ts';
import { columnFields, columnTime, isWhole, plainHead } from './column-labels.ts';
import type { Column } from './head-columns.ts';
import type { Lookups } from './lookups.ts';
import type { Piece, SheetRow } from './piece.ts';
import type { TableHead } from './table-head.ts';

/** The value column whose head is spread over several cells of the row below, or undefined. */
function spreadColumn(head: TableHead, row: SheetRow): Column | undefined {
  const [first] = row.pieces;
  const last = row.pieces.at(-1);
  if (!first || !last || row.pieces.length < 2) return undefined;
  const values = head.columns.filter((column) => column.role === 'value' && column.column <= first.column);
  const own = values.at(-1);
  const next = head.columns.find((column) => own !== undefined && column.column > own.column);
  return own && (!next || last.column < next.column || first.column === own.column) ? own : undefined;
}

function covers(column: Column, piece: Piece): boolean {
  return piece.column >= column.column && piece.column + piece.columnSpan <= column.column + column.span;
}

/**
 * Whether merged cells leave no doubt that a row is the second of a head: every cell of it stands below a head that spans
 * several columns, and the others reach down beside it.
 */
function isMergedHead(head: TableHead, row: SheetRow): boolean {
  const wide = head.columns.filter((column) => row.pieces.some((piece) => covers(column, piece)));
  const own = row.pieces.every((piece) => wide.some((column) => column.span > 1 && covers(column, piece)));
  const beside = head.columns.filter((column) => !wide.includes(column) && column.role !== 'group');
  const reached = beside.filter((column) => row.covering.some((piece) => piece.column === column.column));
  return own && wide.length > 0 && beside.length > 0 && reached.length === beside.length;
}

function isHeadWord({ text }: Piece, { terms }: Pick<Lookups, 'terms'>): boolean {
  const type = cellType(text, terms);
  const isLevel = type.level1.length + type.level2.length > 0;
  const isValue = type.quantified || type.number || type.placeholder;
  return (
    text.length <= (columnTime(text) ? 24 : 14) && !isLevel && !type.numbered && (!isValue || columnTime(text) !== null)
  );
}

function subColumn(piece: Piece, parent: Column, { labels }: Pick<Lookups, 'labels'>): Column {
  const text = piece.text.replace(/\s/g, '');
  const fields = columnFields(piece.text, labels);
  const base = { ...parent, column: piece.column, span: piece.columnSpan, label: piece.text };
  if (fields.includes('col_unit')) return { ...base, role: 'unit' };
  if (fields.includes('col_symbol')) return { ...base, role: 'symbol' };
  if (fields.includes('col_remark')) return { ...base, role: 'remark' };
  if (fields.includes('col_weight')) return { ...base, role: 'weight' };
  if ((parent.role !== 'value' && parent.role !== 'text') || isNumberWord(text)) return base;
  const time = isWhole(piece.text) ? null : columnTime(piece.text);
  const past = columnTime(parent.label)?.past ?? false;
  if (time) return { ...base, role: past ? 'text' : 'value', period: time.period, scope: '' };
  if (past || (parent.role === 'text' && !isPlace(piece))) return base;
  return fields.some((field) => field.startsWith('col_value')) ? base : { ...base, role: 'value', scope: text };
}

/** Heads such as 数值（单位） beside 符号 name the value itself, not whom it is for. */
function isNumberWord(text: string): boolean {
  return /^(?:指标|目标)?(?:数?值|内容|数量)(?:\(.*\))?$/.test(plainHead(text));
}

/** The columns with those below in place of the heads they are spread over. */
function withSpread(head: TableHead, below: SheetRow, spread: readonly Column[]): TableHead {
  const columns = head.columns.filter(
    (column) => !spread.some((own) => own.column >= column.column && own.column < column.column + column.span),
  );
  const all = [...columns, ...spread].sort((left, right) => left.column - right.column);
  return { ...head, columns: all, rows: [...head.rows, below] };
}

/**
 * A head over two rows: 指标值 spread over 中期 | 年度 | 单位, or over one column per township. The head with a column for
 * each, or null if the row below is no such row.
 */
export function withSubHead(
  head: TableHead,
  below: SheetRow,
  lookups: Pick<Lookups, 'labels' | 'terms'>,
): TableHead | null {
  if (!below.pieces.every((piece) => isHeadWord(piece, lookups))) return null;
  if (below.exact && isMergedHead(head, below)) {
    const spread = below.pieces.flatMap((piece) => {
      const parent = head.columns.find((column) => covers(column, piece));
      return parent ? [subColumn(piece, parent, lookups)] : [];
    });
    return withSpread(head, below, spread);
  }
  const parent = spreadColumn(head, below);
  if (!parent) return null;
  const spread = below.pieces.map((piece) => subColumn(piece, parent, lookups));
  if (spread.every((column) => column.scope !== '') && parent.span < 2 && !below.pieces.every(isPlace)) return null;
  const columns = [...head.columns.filter((column) => column !== parent), ...spread];
  return { ...head, columns: columns.sort((left, right) => left.column - right.column), rows: [...head.rows, below] };
}

function isPlace({ text }: Piece): boolean {
  return /(?:镇|乡|街道|区|县|市|村|社区|学校|中心|所|局|院|站|公司|合计|小计)$/.test(text.trim());
}

const END_OF_WORD = /^(?:指标|目标)?(?:名称|内容|值|单位|标准|方向|性质|符号|解释)?$/;

/** A head whose words broke over two lines (一级 | 二级 above 指标 | 指标) as one row; null if it is none. */
export function wrappedHead(row: SheetRow, below: SheetRow): SheetRow | null {
  const isRest = (piece: Piece, at: number): boolean =>
    piece.column === row.pieces[at]?.column && END_OF_WORD.test(piece.text) && piece.text.length <= 4;
  if (row.pieces.length < 3 || below.pieces.length !== row.pieces.length || !below.pieces.every(isRest)) return null;
  if (row.pieces.some((piece) => piece.text.length > 4)) return null;
  const pieces = row.pieces.map((piece, at) => ({ ...piece, text: piece.text + (below.pieces[at]?.text ?? '') }));
  return { ...row, pieces };
}
