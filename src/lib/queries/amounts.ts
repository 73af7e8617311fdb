import type { Engine } from '#lib/engines/index.ts';
import { formCondition } from './condition.ts';
import { sqlFor } from './dialect.ts';
import type { Filter } from './filter.ts';
import { run, type FormType, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { forms, texts } from './tables.ts';

export type AmountBreakdown = 'source' | 'expenditure' | 'level';

/** One category of a breakdown for one agency, year and form type, in 万元 for the full year. */
export type AmountRow = {
  readonly form_type: FormType;
  readonly agency_id: string;
  readonly agency_name: string | null;
  readonly fiscal_year: number | null;
  /** Code of the category (dataset.md, `amounts.code`); null if the printed label fits none. */
  readonly code: string | null;
  readonly forms: number;
  /** Sum of the printed amounts; null if all cells are blank. A printed 0 is 0. */
  readonly amount_wan: number | null;
  readonly blank_cells: number;
  /** Total of the same forms, for shares; null unless the total of each is known. */
  readonly total_wan: number | null;
};

/**
 * Amounts by source of funds, type of expenditure or level of use. Categories of a source may contain one another
 * (财政拨款 holds 一般公共预算), so they are not to be added up.
 */
export function amountsQuery(filter: Filter, breakdown: AmountBreakdown, options: QueryOptions = {}): Query<AmountRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const perForm = `SELECT form_id AS form_key, code AS category, ${sql.exactSum('amount_wan')} AS category_wan,
  count(*) - count(amount_wan) AS blanks FROM amounts
  WHERE breakdown = ${sql.text(breakdown)} AND period = 'annual' GROUP BY form_id, code`;
  return {
    sql: `SELECT ${texts({ form_type: 'f.type', agency_id: 'f.agency_id', agency_name: 'a.name', code: 'm.category' }, sql)},
  ${sql.integer('f.fiscal_year')} AS fiscal_year, ${sql.integer('count(*)')} AS forms,
  ${sql.exactSum('m.category_wan')} AS amount_wan, ${sql.integer('sum(m.blanks)')} AS blank_cells,
  CASE WHEN count(f.total_wan) = count(*) THEN ${sql.exactSum('f.total_wan')} END AS total_wan
FROM ${forms()} INNER JOIN (${perForm}) AS m ON m.form_key = f.id WHERE ${formCondition(filter, sql)}
GROUP BY f.type, f.agency_id, a.name, f.fiscal_year, m.category
ORDER BY form_type, agency_id, fiscal_year NULLS LAST, amount_wan DESC NULLS LAST, code NULLS LAST`,
  };
}

/** Amounts of a breakdown by agency, year and form type. */
export function runAmounts(
  engine: Engine,
  filter: Filter,
  options: RunOptions & { readonly breakdown: AmountBreakdown },
): Promise<AmountRow[]> {
  return run(engine, amountsQuery(filter, options.breakdown, engine), options);
}
