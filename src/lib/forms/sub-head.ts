import { cellType } from './cell-types.ts';
import type { Column, Period } from './head-columns.ts';
import type { Lookups } from './lookups.ts';
import type { Piece, SheetRow } from './piece.ts';
import type { TableHead } from './table-head.ts';

const PERIODS: readonly (readonly [RegExp, Period])[] = [
  [/半年/, 'half_year'],
  [/中期|中长期|长期|实施期|总体|三年|项目期/, 'medium_long_term'],
  [/年度|当年|本年|全年|\d{4}年/, 'annual'],
];

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

function isHeadWord({ text }: Piece, { terms }: Pick<Lookups, 'terms'>): boolean {
  const type = cellType(text, terms);
  const isLevel = type.level1.length + type.level2.length > 0;
  return text.length <= 14 && !isLevel && !type.quantified && !type.number && !type.placeholder && !type.numbered;
}

function subColumn(piece: Piece, parent: Column, { labels }: Pick<Lookups, 'labels'>): Column {
  const text = piece.text.replace(/\s/g, '');
  const fields = labels.senses(piece.text).map((sense) => sense.field);
  const base = { ...parent, column: piece.column, span: piece.columnSpan, label: piece.text };
  if (fields.includes('col_unit')) return { ...base, role: 'unit' };
  if (fields.includes('col_symbol')) return { ...base, role: 'symbol' };
  if (fields.includes('col_remark')) return { ...base, role: 'remark' };
  const period = PERIODS.find(([words]) => words.test(text))?.[1];
  if (period) return { ...base, period };
  return fields.some((field) => field.startsWith('col_value')) ? base : { ...base, scope: text };
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
  const parent = spreadColumn(head, below);
  if (!parent || !below.pieces.every((piece) => isHeadWord(piece, lookups))) return null;
  const spread = below.pieces.map((piece) => subColumn(piece, parent, lookups));
  if (spread.every((column) => column.scope !== '') && parent.span < 2 && !below.pieces.every(isPlace)) return null;
  const columns = [...head.columns.filter((column) => column !== parent), ...spread];
  return { ...head, columns: columns.sort((left, right) => left.column - right.column), rows: [...head.rows, below] };
}

function isPlace({ text }: Piece): boolean {
  return /(?:镇|乡|街道|区|县|市|村|社区|学校|中心|所|局|院|站|公司|合计|小计)$/.test(text.trim());
}
