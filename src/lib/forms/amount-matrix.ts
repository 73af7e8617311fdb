import { amountField } from './amount-codes.ts';
import { isSum } from './amount-periods.ts';
import { withoutOtherTimes } from './amount-times.ts';
import { labelYear } from './amount-years.ts';
import { means, type FieldHit, type FieldRow, type Fragment } from './fields.ts';
import { isMoney } from './amount-guess.ts';
import { moneyUnit } from './money.ts';

/** A column of a table of amounts: a source, a kind of expenditure, the sum of the others, or a year. */
interface Column {
  readonly column: number;
  readonly hit: FieldHit;
  readonly kind: 'part' | 'sum' | 'year';
}

interface Matrix {
  readonly columns: readonly Column[];
  /** Whether its columns are years, so that a row has an amount for all of them and one for each. */
  readonly byYear: boolean;
}

const PART = ['src_', 'exp_', 'level_'] as const;

function yearHit(fragment: Fragment, row: FieldRow): FieldHit | null {
  if (labelYear(fragment.text) === null) return null;
  const senses = [{ field: 'annual_amount', canonical: false }];
  return { label: fragment, senses, chain: [], values: [], row: row.row, vertical: false };
}

function columnOf(hit: FieldHit): Column | null {
  const { column } = hit.label.piece;
  if (labelYear(hit.label.text) !== null) return { column, hit, kind: 'year' };
  if (isSum(hit) || means(hit, 'total_amount')) return { column, hit, kind: 'sum' };
  return means(hit, ...PART) ? { column, hit, kind: 'part' } : null;
}

/** A head row whose labels stand over columns of amounts: 资金来源 | 合计 | 基本支出 | 项目支出; null if it is none. */
function matrixHead(row: FieldRow): Matrix | null {
  if (row.hits.some((hit) => hit.values.length > 0 && !hit.vertical && hit.values.some((value) => isMoney(value.text))))
    return null;
  const fragments = [...row.loose, ...row.hits.flatMap((hit) => (hit.vertical ? [] : hit.values))];
  const years = fragments.map((fragment) => yearHit(fragment, row));
  if (years.includes(null)) return null;
  const hits = [...row.hits.map((hit) => ({ ...hit, values: [] })), ...years.filter((hit) => hit !== null)];
  const columns = hits.map(columnOf).filter((column) => column !== null);
  const byYear = columns.filter((column) => column.kind === 'year').length > 1;
  const parts = columns.filter((column) => column.kind === (byYear ? 'year' : 'part'));
  const used = byYear ? columns.filter((column) => column.kind !== 'part') : columns;
  return parts.length > 1 || (parts.length === 1 && used.length > 1)
    ? { columns: used.sort((left, right) => left.column - right.column), byYear }
    : null;
}

function moneyIn(hit: FieldHit): readonly Fragment[] {
  return hit.values.filter((value) => isMoney(value.text));
}

/** The columns under which the amounts of a row stand, or null if that cannot be told. */
function matched(values: readonly Fragment[], { columns }: Matrix): readonly (readonly [Column, Fragment])[] | null {
  const exact = values.flatMap((value) => {
    const column = columns.find((one) => one.column === value.piece.column);
    return column ? [[column, value] as const] : [];
  });
  if (exact.length === values.length) return exact;
  if (values.length !== columns.length) return null;
  return columns.flatMap((column, at) => {
    const value = values[at];
    return value ? [[column, value] as const] : [];
  });
}

/** A row that says 金额 or 合计: its amounts are those of the columns. */
function spread(hit: FieldHit, cells: readonly (readonly [Column, Fragment])[]): readonly FieldHit[] {
  const unit = moneyUnit(hit.label.text);
  const own = { ...hit, values: [], senses: [{ field: 'head_amount', canonical: false }] };
  return [
    own,
    ...cells.map(([column, value]) => ({
      ...column.hit,
      chain: [],
      values: [value],
      vertical: true,
      ...(unit ? { unit } : {}),
    })),
  ];
}

/** A row about one source or sum: its amount of all columns, and by years one for each year. */
function narrowed(
  hit: FieldHit,
  cells: readonly (readonly [Column, Fragment])[],
  byYear: boolean,
): readonly FieldHit[] {
  return cells.flatMap(([column, value]) => {
    if (column.kind === 'part') return [];
    if (column.kind === 'sum')
      return [{ ...hit, values: [value], ...(byYear ? { period: 'medium_long_term' as const } : {}) }];
    const year = labelYear(column.hit.label.text);
    return [{ ...hit, values: [value], period: 'annual' as const, ...(year === null ? {} : { year }) }];
  });
}

function matrixRow(row: FieldRow, matrix: Matrix): FieldRow | null {
  const filled = row.hits.filter((hit) => moneyIn(hit).length > 0);
  const [hit, other] = filled;
  if (!hit || other || moneyIn(hit).length < 2 || hit.vertical) return null;
  const cells = matched(moneyIn(hit), matrix);
  if (!cells) return null;
  const about = means(hit, 'head_amount') || isSum(hit) || !means(hit, ...PART);
  const hits = about && !matrix.byYear ? spread(hit, cells) : narrowed(hit, cells, matrix.byYear);
  const rest = hits.length > 0 ? hits : [{ ...hit, values: [] }];
  return { ...row, hits: [...row.hits.filter((one) => one !== hit), ...rest] };
}

/**
 * Rows in which each label has the amounts that are its own. In a table of amounts (合计 | 基本支出 | 项目支出 over 财政拨款,
 * 其他资金 or over one row of 金额) an amount belongs to its column or, where both say what it is, to its row's sum; amounts
 * of single cells, which no table keeps, stay unread.
 */
export function withoutMatrices(printed: readonly FieldRow[]): readonly FieldRow[] {
  const rows = withoutOtherTimes(printed);
  const result = [...rows];
  let head: { readonly at: number; readonly matrix: Matrix } | null = null;
  rows.forEach((row, at) => {
    const read = head ? matrixRow(row, head.matrix) : null;
    if (read && head) {
      result[at] = read;
      const blank = result[head.at];
      if (blank) result[head.at] = { ...blank, ...headRow(blank) };
      return;
    }
    if (head && isBlankMoney(row)) return;
    const matrix = matrixHead(row);
    head = matrix ? { at, matrix } : null;
  });
  return result;
}

const HEAD = [{ field: 'head_amount', canonical: false }] as const;

/** A row of labels over columns: they are no labels of blank amounts, and years are labels like the others. */
function headRow(row: FieldRow): Pick<FieldRow, 'hits' | 'loose'> {
  const hits = row.hits.flatMap((hit) => {
    const years = hit.vertical ? [] : hit.values.map((value) => yearHit(value, row)).filter((year) => year !== null);
    const own = amountField(hit) && !hit.vertical ? { ...hit, senses: HEAD, values: [] } : hit;
    return [own, ...years.map((year) => ({ ...year, senses: HEAD }))];
  });
  const years = row.loose.map((fragment) => yearHit(fragment, row)).filter((year) => year !== null);
  return { hits: [...hits, ...years.map((year) => ({ ...year, senses: HEAD }))], loose: [] };
}

function isBlankMoney(row: FieldRow): boolean {
  return row.hits.length === 1 && row.hits.every((hit) => amountField(hit) !== null && moneyIn(hit).length < 2);
}
