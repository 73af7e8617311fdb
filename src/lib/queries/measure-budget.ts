import { multiYear, partYear, annualAmounts } from './budgets.ts';
import { formCondition } from './condition.ts';
import type { Sql } from './dialect.ts';
import { dimensionJoins } from './group-dimension.ts';
import type { Measure } from './measure.ts';
import { flag, FORM_KEYS, keyColumns, type UnitQuestion, type Units } from './measure-units.ts';
import { forms } from './tables.ts';

type BudgetMeasure = Extract<Measure, { readonly family: 'budget' }>;

interface Amount {
  readonly part: string;
  readonly whole: string;
  readonly joins: string;
}

/** One row per form with what its form says of the budget. */
export function budgetUnits(measure: BudgetMeasure, { filter, by, sql }: UnitQuestion): Units {
  const { part, whole, joins } = amountOf(measure, sql);
  const isShare = whole !== 'NULL';
  const unknown = isShare ? `${part} IS NULL OR ${whole} IS NULL OR ${whole} <= 0` : `${part} IS NULL`;
  const isOfTotal = measure.of.endsWith('share');
  const odd = isOfTotal ? multiYear(sql) : `(${multiYear(sql)}) OR (${partYear(sql)})`;
  return {
    rows: `SELECT ${keyColumns(by, sql)}, ${FORM_KEYS}, ${part} AS part, ${whole} AS whole, 1 AS weight,
  ${flag(unknown)} AS gap, ${flag(odd)} AS odd, 0 AS elsewhere
  FROM ${forms()}${dimensionJoins(by)} LEFT JOIN (${annualAmounts(sql)}) AS y ON y.form_key = f.id${joins}
  WHERE ${formCondition(filter, sql)}`,
    figure: isShare ? 'ratio' : 'sum',
    basis: 'known',
  };
}

function amountOf(measure: BudgetMeasure, sql: Sql): Amount {
  const total = sql.double('f.total_wan');
  switch (measure.of) {
    case 'total':
      return { part: total, whole: 'NULL', joins: '' };
    case 'per_head':
      return { part: total, whole: sql.double('f.in_post'), joins: '' };
    case 'half_year_share':
      return { part: 'h.half_wan', whole: total, joins: ` LEFT JOIN (${halfYear(sql)}) AS h ON h.form_key = f.id` };
    case 'source':
    case 'source_share':
    case 'expenditure':
    case 'expenditure_share': {
      const breakdown = measure.of.startsWith('source') ? 'source' : 'expenditure';
      const joins = ` LEFT JOIN (${category(breakdown, measure.amount, sql)}) AS m ON m.form_key = f.id`;
      return { part: 'm.category_wan', whole: measure.of.endsWith('_share') ? total : 'NULL', joins };
    }
  }
}

/** The total planned to be spent by mid-year; a form that prints several different ones has none. */
function halfYear(sql: Sql): string {
  return `SELECT form_id AS form_key,
    CASE WHEN min(amount_wan) = max(amount_wan) THEN ${sql.double('max(amount_wan)')} END AS half_wan
    FROM amounts WHERE breakdown = 'total' AND period = 'half_year' GROUP BY form_id`;
}

/** What a form prints for a category; several lines of one category are added up, all blank is unknown. */
function category(breakdown: string, code: string, sql: Sql): string {
  return `SELECT form_id AS form_key, ${sql.exactSum('amount_wan')} AS category_wan FROM amounts
    WHERE breakdown = ${sql.text(breakdown)} AND code = ${sql.text(code)} AND period = 'annual' GROUP BY form_id`;
}
