import { isDate } from './dates.ts';
import { blankHits, means, type FieldHit, type FieldRow, type Fragment } from './fields.ts';
import { moneyOf } from './money.ts';

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
const AMOUNTS = ['total_amount', 'annual_amount', 'half_year_plan', 'src_', 'exp_', 'level_'] as const;

/** Whether a label may take a text that stands in the row below it. */
function takesBelow(hit: FieldHit, value: Fragment): boolean {
  if (moneyOf(value.text, '万元')) return means(hit, ...AMOUNTS, 'personnel', 'functional_code', 'project_code');
  if (isDate(value.text)) return means(hit, 'submission_date', 'period', 'fiscal_year') || means(hit, ...TEXT_FIELDS);
  if (means(hit, 'person_fields')) return value.text.length <= 30;
  return means(hit, ...TEXT_FIELDS, 'agency', 'project_name', 'special_fund_name', 'supervising_department');
}

/** Links labels to values that stand in the row below: by column where labels share a row, else the nearest label above. */
export function linkBelow(rows: readonly FieldRow[]): readonly FieldRow[] {
  const result = rows.map((row) => ({ ...row, hits: [...row.hits] }));
  const hitAt = (open: Open): FieldHit => result[open.row]?.hits[open.hit] as FieldHit;
  let open: Open[] = [];
  let running: Open | null = null;
  result.forEach((row, at) => {
    const blanks = blankHits(row);
    if (row.hits.length > 0) {
      const labelsOnly = blanks.length === row.hits.length && row.loose.length === 0;
      const kept = labelsOnly ? row.hits.map((_, hit) => ({ row: at, hit })) : trailing(row.hits, at);
      open = labelsOnly ? [...open, ...kept] : kept;
      running = null;
      return;
    }
    const left: Fragment[] = [];
    for (const value of row.loose) {
      const target = columnTarget(open, value, hitAt) ?? (row.loose.length === 1 ? running : null);
      if (!target) {
        left.push(value);
        continue;
      }
      const hit = hitAt(target);
      (result[target.row] as { hits: FieldHit[] }).hits[target.hit] = {
        ...hit,
        values: [...hit.values, value],
        vertical: true,
      };
      running = means(hit, ...TEXT_FIELDS) && !means(hit, 'review') ? target : null;
    }
    result[at] = { ...row, hits: row.hits, loose: left };
    open = [];
  });
  return result;
}

function trailing(hits: readonly FieldHit[], row: number): Open[] {
  const last = hits.length - 1;
  return hits[last]?.values.length === 0 ? [{ row, hit: last }] : [];
}

/** The label above a value: exactly above it for amounts, else the last one that begins at or before its column. */
function columnTarget(open: readonly Open[], value: Fragment, hitAt: (open: Open) => FieldHit): Open | null {
  const fitting = open.filter(
    (one) => takesBelow(hitAt(one), value) && !(hitAt(one).vertical && hitAt(one).values.length > 0),
  );
  const columnOf = (one: Open): number => hitAt(one).label.piece.column;
  const exact = fitting.filter((one) => columnOf(one) === value.piece.column);
  if (moneyOf(value.text, '万元') && fitting.length > 1) return exact.at(-1) ?? null;
  const before = fitting.filter((one) => columnOf(one) <= value.piece.column);
  const nearest = Math.max(...before.map(columnOf));
  return exact.at(-1) ?? before.filter((one) => columnOf(one) === nearest).at(-1) ?? fitting.at(-1) ?? null;
}
