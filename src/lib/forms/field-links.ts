import { fieldsWithValue, type Vocabulary } from '#lib/vocabulary/index.ts';
import { guessedAmountField, isMoney } from './amount-guess.ts';
import { isDate } from './dates.ts';
import { blankHits, means, type FieldHit, type FieldRow, type Fragment } from './fields.ts';
import { moneyOf } from './money.ts';
import { moneyParts } from './money-parts.ts';

interface Open {
  readonly row: number;
  readonly hit: number;
}

const TEXT_FIELDS = [
  'goal_medium',
  'goal_annual',
  'overview',
  'basis',
  'necessity',
  'feasibility',
  'content',
  'plan',
  'safeguards',
  'duties',
  'other_issues',
  'staffing',
  'review',
] as const;
const NOT_BELOW = /^(?:group|head_|col_|src_|exp_|level_|total_amount|annual_amount|half_year_plan)/;
const AMOUNTS = ['total_amount', 'annual_amount', 'half_year_plan', 'src_', 'exp_', 'level_'] as const;

/** Fields whose value may stand below the label wherever labels and values stand column by column. */
const BY_COLUMN = [
  'person_fields',
  'submission_date',
  'period',
  'fiscal_year',
  'project_',
  'functional_code',
  'special_fund_name',
  'department_budget_code',
  'finance_department',
  'implementing_unit',
  'agency',
  'supervising_department',
] as const;

/** Whether labels of a row have a value under each, so that a label of any field can take what stands below it. */
function isAligned(open: readonly Open[], row: FieldRow, hitAt: (open: Open) => FieldHit): boolean {
  const heads = open.map(hitAt);
  const columns = new Set(heads.map((hit) => hit.label.piece.column));
  const own = heads.every((hit) => hit.row === heads[0]?.row);
  return own && heads.length > 1 && row.loose.length > 1 && row.loose.every(({ piece }) => columns.has(piece.column));
}

/** Whether a label may take a text that stands in the row below it; `alone` if each stands alone in its row. */
function takesBelow(hit: FieldHit, value: Fragment, alone: boolean): boolean {
  if (moneyOf(value.text, '万元') ?? moneyParts(value.text, '万元'))
    return means(hit, ...AMOUNTS, 'personnel', 'functional_code', 'project_code');
  if (isDate(value.text)) return means(hit, 'submission_date', 'period', 'fiscal_year') || means(hit, ...TEXT_FIELDS);
  if (means(hit, 'person_fields')) return value.text.length <= 30;
  if (means(hit, ...TEXT_FIELDS, 'agency', 'project_name', 'special_fund_name', 'supervising_department')) return true;
  return alone && value.text.length <= 60 && !hit.senses.every((sense) => NOT_BELOW.test(sense.field));
}

/** Links labels to values that stand in the row below: by column where labels share a row, else the nearest label above. */
export function linkBelow(rows: readonly FieldRow[], vocabulary: Vocabulary): readonly FieldRow[] {
  const result = withListedValues(withGuessedLabels(rows), vocabulary).map((row) => ({ ...row, hits: [...row.hits] }));
  const hitAt = (open: Open): FieldHit => result[open.row]?.hits[open.hit] as FieldHit;
  const fill = (open: Open, value: Fragment): void => {
    const hit = hitAt(open);
    (result[open.row] as { hits: FieldHit[] }).hits[open.hit] = {
      ...hit,
      values: [...hit.values, value],
      vertical: true,
    };
  };
  let open: Open[] = [];
  let running: readonly Open[] = [];
  result.forEach((row, at) => {
    const blanks = blankHits(row);
    if (row.hits.length > 0) {
      const blank = blanks.length === row.hits.length;
      const left = fillAbove(row, open, { hitAt, fill });
      result[at] = { ...row, hits: row.hits, loose: left };
      const own = row.hits.map((_, hit) => ({ row: at, hit }));
      open = blank && left.every((value) => !moneyOf(value.text, '万元')) ? [...open, ...own] : trailing(row.hits, at);
      running = runsOn(row, result[at + 1]) ? own.slice(-1) : [];
      return;
    }
    const left: Fragment[] = [];
    const filled: Open[] = [];
    const aligned = isAligned(open, row, hitAt);
    const several = row.loose.filter((value) => moneyOf(value.text, '万元')).length > 1;
    for (const value of row.loose) {
      const single = row.row.pieces.length === 1;
      const target = columnTarget(open, value, { hitAt, single, aligned, several }) ?? continued(running, value, hitAt);
      if (!target) {
        left.push(value);
        continue;
      }
      fill(target, value);
      const hit = hitAt(target);
      if (means(hit, ...TEXT_FIELDS) && !means(hit, 'review')) filled.push(target);
    }
    running = filled;
    result[at] = { ...row, hits: row.hits, loose: left };
    open = [];
  });
  return result;
}

interface Filling {
  readonly hitAt: (open: Open) => FieldHit;
  readonly fill: (open: Open, value: Fragment) => void;
}

/** Amounts beside the labels of a second row of heads belong to the labels above them; what belongs to none is returned. */
function fillAbove(row: FieldRow, open: readonly Open[], { hitAt, fill }: Filling): readonly Fragment[] {
  return row.loose.filter((value) => {
    if (!moneyOf(value.text, '万元')) return true;
    const above = open.filter(
      (one) => hitAt(one).label.piece.column === value.piece.column && means(hitAt(one), ...AMOUNTS),
    );
    const target = above.at(-1);
    if (target) fill(target, value);
    return target === undefined;
  });
}

const ENUMERATED =
  /^(?:目标|任务)?\s*[\d一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩]{1,2}\s*[、.．:：]|^[(（][\d一二三四五六七八九十]{1,2}[)）]|^[①②③④⑤⑥⑦⑧⑨⑩]/;

/** Whether the next row is a line of the text that ends this one: it goes on counting, or the text breaks off. */
function runsOn(row: FieldRow, next: FieldRow | undefined): boolean {
  const hit = row.hits.at(-1);
  const [line, other] = next?.loose ?? [];
  const last = hit?.values.at(-1);
  if (!hit || !last || !next || !line || other || next.hits.length > 0 || next.row.gap) return false;
  if (!means(hit, ...TEXT_FIELDS) || means(hit, 'review')) return false;
  const counted = ENUMERATED.test(last.text.split('\n').at(-1) ?? '') && ENUMERATED.test(line.text);
  return counted || (last.text.length > 20 && !/[。；;！!.)）]$/.test(last.text));
}

function trailing(hits: readonly FieldHit[], row: number): Open[] {
  const last = hits.length - 1;
  return hits[last]?.values.length === 0 ? [{ row, hit: last }] : [];
}

/** A cell alone in its row that could be a label is the value of the label above if that field lists it: 延续项目. */
function withListedValues(rows: readonly FieldRow[], vocabulary: Vocabulary): readonly FieldRow[] {
  return rows.map((row, at) => {
    const [above] = rows[at - 1]?.hits ?? [];
    const [hit, other] = row.hits;
    const single = hit && !other && row.loose.length === 0 && hit.values.length === 0 && above?.values.length === 0;
    if (!single || rows[at - 1]?.hits.length !== 1) return row;
    const listed = fieldsWithValue(vocabulary, hit.label.text);
    return means(above, ...listed) ? { ...row, hits: [], loose: [hit.label] } : row;
  });
}

/** A text alone in its row above an amount alone in the next is its label, if its words say which amount it is. */
function withGuessedLabels(rows: readonly FieldRow[]): readonly FieldRow[] {
  const alone = (row: FieldRow | undefined): Fragment | null =>
    row && row.hits.length === 0 && row.loose.length === 1 ? (row.loose[0] ?? null) : null;
  return rows.map((row, at) => {
    const [text, below] = [alone(row), alone(rows[at + 1])];
    const field = text && below && isMoney(below.text) ? guessedAmountField(text.text) : null;
    if (!text || !field) return row;
    const senses = [{ field, canonical: false }];
    return { ...row, loose: [], hits: [{ label: text, senses, chain: [], values: [], row: row.row, vertical: false }] };
  });
}

interface Below {
  readonly hitAt: (open: Open) => FieldHit;
  /** The value stands alone in its row. */
  readonly single: boolean;
  /** Labels and values stand column by column. */
  readonly aligned: boolean;
  /** Its row holds several amounts. */
  readonly several: boolean;
}

/** The text that goes on in the next row: the one whose label stands at or nearest before the column of the value. */
function continued(running: readonly Open[], value: Fragment, hitAt: (open: Open) => FieldHit): Open | null {
  if (moneyOf(value.text, '万元') || isDate(value.text)) return null;
  const before = running.filter((one) => hitAt(one).label.piece.column <= value.piece.column);
  return before.at(-1) ?? running[0] ?? null;
}

/** The label above a value: exactly above it for amounts, else the last one that begins at or before its column. */
function columnTarget(open: readonly Open[], value: Fragment, { hitAt, single, aligned, several }: Below): Open | null {
  const fitting = open.filter((one) => {
    const hit = hitAt(one);
    const alone = single && hit.row.pieces.length === 1;
    const own = aligned && hit.label.piece.column === value.piece.column && means(hit, ...BY_COLUMN);
    return (own || takesBelow(hit, value, alone)) && !(hit.vertical && hit.values.length > 0);
  });
  const columnOf = (one: Open): number => hitAt(one).label.piece.column;
  const exact = fitting.filter((one) => columnOf(one) === value.piece.column);
  if (moneyOf(value.text, '万元') && (fitting.length > 1 || several)) return exact.at(-1) ?? null;
  const before = fitting.filter((one) => columnOf(one) <= value.piece.column);
  const nearest = Math.max(...before.map(columnOf));
  return exact.at(-1) ?? before.filter((one) => columnOf(one) === nearest).at(-1) ?? fitting.at(-1) ?? null;
}
