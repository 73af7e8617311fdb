import { isMoney } from './amount-guess.ts';
import { amountField } from './amount-codes.ts';
import { means, type FieldHit, type FieldRow, type Fragment } from './fields.ts';
import type { Period } from './head-columns.ts';

/** A column of amounts: of the year, of half of it, or of what a form of targets does not keep (执行数, 上年数, 分值). */
interface TimeColumn {
  readonly column: number;
  readonly label: Fragment;
  readonly period: Period | null;
  readonly isFullYear: boolean;
}

const HALF = /半年|1\s*[-—至]\s*6月/;
const OTHER = /执行|完成|支出数|决算|分值|权重|得分|上年|去年|前年|比例|占比|比重|增减|增幅|变动|调整数|备注|说明|实际/;
const YEAR =
  /^(?:全年|年度|本年度?|当年度?|年初|申请|申报|20\d{2}年度?)?(?:[（(]?程?[）)]?)?(?:预算|计划|申报|申请|资金|安排)(?:安排|申报|资金)?(?:数|金额|额|总额)?$/;

function timeColumn(label: Fragment): TimeColumn | null {
  const text = label.text.replace(/\s+|[（(](?:万?元|[a-zA-Z\d])[)）]/g, '');
  if (text.length > 14) return null;
  const base = { column: label.piece.column, label, isFullYear: /全年/.test(text) };
  if (HALF.test(text)) return { ...base, period: 'half_year' };
  if (OTHER.test(text)) return { ...base, period: null };
  return YEAR.test(text) ? { ...base, period: 'annual' } : null;
}

/** The columns a head row names, if one of them is no plain amount of the year; null if it is no such row. */
function timeHead(row: FieldRow): readonly TimeColumn[] | null {
  const labels = [...row.loose, ...row.hits.flatMap((hit) => [hit.label, ...(hit.vertical ? [] : hit.values)])];
  const parts = row.hits.some((hit) => means(hit, 'src_', 'exp_', 'level_'));
  if (parts || labels.some((label) => isMoney(label.text))) return null;
  const columns = labels.map(timeColumn).filter((column) => column !== null);
  const dated = columns.filter((column) => column.period !== null);
  const unusual = columns.length > dated.length || dated.filter((one) => one.period === 'annual').length > 1;
  const unknown = dated.some((one) => !row.hits.some((hit) => hit.label === one.label));
  const others = labels.length - columns.length;
  return dated.length > 0 && columns.length > 1 && others <= 2 && (unusual || unknown) ? columns : null;
}

/** The amounts of a label, one per period; the column of the full year before that of the year's beginning. */
function kept(hit: FieldHit, columns: readonly TimeColumn[]): readonly FieldHit[] | null {
  const values = hit.values.filter((value) => isMoney(value.text));
  const cells = values.map((value) => ({ value, column: columns.find((one) => one.column === value.piece.column) }));
  const exact = cells.every(({ column }) => column !== undefined);
  const ordered = values.map((value, at) => ({ value, column: columns[at] }));
  const used = exact ? cells : values.length === columns.length ? ordered : null;
  if (!used || values.length === 0) return null;
  const of = (period: Period): readonly FieldHit[] => {
    const found = used.filter(({ column }) => column?.period === period);
    const [best] = [...found.filter(({ column }) => column?.isFullYear), ...found];
    return best ? [{ ...hit, values: [best.value], period }] : [];
  };
  return [...of('half_year'), ...of('annual')];
}

function headHit(label: Fragment, row: FieldRow): FieldHit {
  const senses = [{ field: 'head_amount', canonical: false }];
  return { label, senses, chain: [], values: [], row: row.row, vertical: false };
}

/**
 * Rows below a head such as 年初预算数 | 全年预算数 | 全年执行数 | 执行率 with the amounts that are the form's own: of the year
 * and of half of it. What was spent, last year's amounts and weights stay unread.
 */
export function withoutOtherTimes(rows: readonly FieldRow[]): readonly FieldRow[] {
  let columns: readonly TimeColumn[] | null = null;
  return rows.map((row) => {
    const head = timeHead(row);
    if (head) {
      columns = head;
      const own = row.hits.filter((hit) => !head.some((column) => column.label === hit.label));
      const loose = row.loose.filter((one) => !head.some((column) => column.label === one));
      return {
        ...row,
        hits: [...own.map((hit) => ({ ...hit, values: [] })), ...head.map((one) => headHit(one.label, row))],
        loose,
      };
    }
    const [hit, other] = row.hits.filter((one) => amountField(one) !== null);
    if (!columns || !hit || other) {
      columns = null;
      return row;
    }
    const found = kept(hit, columns);
    return found ? { ...row, hits: row.hits.flatMap((one) => (one === hit ? found : [one])) } : row;
  });
}
