import type { Engine } from '#lib/engines/index.ts';
import { formCondition } from './condition.ts';
import { sqlFor, type Sql } from './dialect.ts';
import type { Filter } from './filter.ts';
import { run, type FormType, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { AGENCY_COLUMNS, AGENCY_GROUP, forms, texts } from './tables.ts';

/** Forms of one agency, year and form type; the types are never added up. */
export type BudgetGroup = {
  readonly form_type: FormType;
  readonly agency_id: string;
  readonly agency_name: string | null;
  readonly agency_kind: string | null;
  readonly region_code: string | null;
  readonly region_name: string | null;
  readonly fiscal_year: number | null;
  readonly forms: number;
  /** The form, if there is just one. */
  readonly form_id: string | null;
  readonly project_name: string | null;
  /** Sum of the totals that are known, in 万元; null if none is. */
  readonly total_wan: number | null;
  /** Planned to be spent by mid-year, in 万元, where printed. */
  readonly half_year_wan: number | null;
  readonly forms_with_total: number;
  readonly forms_multi_year: number;
  readonly forms_part_year: number;
  readonly forms_within_department: number;
};

/** Why an amount cannot simply be put beside others of its form type. */
export type BudgetNote =
  | 'unknown_amount'
  | 'partial_sum'
  | 'multi_year'
  | 'part_year'
  | 'unknown_year'
  | 'within_department'
  | 'several_forms';

export type BudgetRow = BudgetGroup & { readonly notes: readonly BudgetNote[]; readonly comparable: boolean };

/** Notes that say what the amount is, without making it incomparable. */
const REMARKS: ReadonlySet<BudgetNote> = new Set(['within_department', 'several_forms']);

/** Totals by agency, fiscal year and form type. */
export function budgetsQuery(filter: Filter, options: QueryOptions = {}): Query<BudgetGroup> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const count = (condition: string) => sql.integer(`sum(CASE WHEN ${condition} THEN 1 ELSE 0 END)`);
  return {
    sql: `SELECT ${texts({ form_type: 'f.type', ...AGENCY_COLUMNS }, sql)}, ${sql.integer('f.fiscal_year')} AS fiscal_year,
  ${sql.integer('count(*)')} AS forms, CASE WHEN count(*) = 1 THEN min(${sql.string('f.id')}) END AS form_id,
  CASE WHEN count(*) = 1 THEN min(${sql.string('f.project_name')}) END AS project_name,
  ${sql.exactSum('f.total_wan')} AS total_wan, ${sql.exactSum('h.half_wan')} AS half_year_wan,
  ${sql.integer('count(f.total_wan)')} AS forms_with_total, ${count(multiYear(sql))} AS forms_multi_year,
  ${count(partYear(sql))} AS forms_part_year, ${count('f.parent_form_id IS NOT NULL')} AS forms_within_department
FROM ${forms()} LEFT JOIN (${totalsOf('half_year', 'half_wan', sql)}) AS h ON h.form_key = f.id
LEFT JOIN (${annualAmounts(sql)}) AS y ON y.form_key = f.id
WHERE ${formCondition(filter, sql)}
GROUP BY f.type, ${AGENCY_GROUP}, f.fiscal_year
ORDER BY form_type, total_wan DESC NULLS LAST, agency_id, fiscal_year NULLS LAST`,
  };
}

function totalsOf(period: string, alias: string, sql: Sql): string {
  return `SELECT form_id AS form_key, ${sql.exactSum('amount_wan')} AS ${alias} FROM amounts
  WHERE breakdown = 'total' AND period = ${sql.text(period)} GROUP BY form_id`;
}

/** Per form (form_key) the amount it prints for the year, in 万元 (year_wan). */
export function annualAmounts(sql: Sql): string {
  return `SELECT form_id AS form_key, ${sql.exactSum('amount_wan')} AS year_wan FROM amounts
  WHERE breakdown = 'annual' AND period = 'annual' GROUP BY form_id`;
}

/** The total covers several years: the project spans them, or the form prints another amount for the year. */
export function multiYear(sql: Sql): string {
  const spans = `${sql.part('f."start"', 1, 4)} <> ${sql.part('f."end"', 1, 4)}`;
  return `(f."start" IS NOT NULL AND f."end" IS NOT NULL AND ${spans}) OR
    (y.year_wan IS NOT NULL AND f.total_wan IS NOT NULL AND y.year_wan <> ${sql.double('f.total_wan')})`;
}

/** The project covers only some months of its one year. */
export function partYear(sql: Sql): string {
  const month = (column: string) => sql.part(column, 6, 2);
  return `f."start" IS NOT NULL AND f."end" IS NOT NULL
    AND ${sql.part('f."start"', 1, 4)} = ${sql.part('f."end"', 1, 4)}
    AND (${month('f."start"')} NOT IN ('', '01') OR ${month('f."end"')} NOT IN ('', '12'))`;
}

/** What must be said beside an amount. */
export function budgetNotes(group: BudgetGroup): BudgetNote[] {
  const notes: readonly (readonly [BudgetNote, boolean])[] = [
    ['unknown_amount', group.forms_with_total === 0],
    ['partial_sum', group.forms_with_total > 0 && group.forms_with_total < group.forms],
    ['multi_year', group.forms_multi_year > 0],
    ['part_year', group.forms_part_year > 0],
    ['unknown_year', group.fiscal_year === null],
    ['within_department', group.forms_within_department > 0],
    ['several_forms', group.forms > 1],
  ];
  return notes.filter(([, applies]) => applies).map(([note]) => note);
}

/** Totals by agency, year and form type, each with what limits its comparison. */
export async function runBudgets(engine: Engine, filter: Filter, options: RunOptions = {}): Promise<BudgetRow[]> {
  const groups = await run(engine, budgetsQuery(filter, engine), options);
  return groups.map((group) => {
    const notes = budgetNotes(group);
    return { ...group, notes, comparable: notes.every((note) => REMARKS.has(note)) };
  });
}
