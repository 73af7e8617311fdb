import type { Sql } from './dialect.ts';

type Join = 'INNER' | 'LEFT';

/** Forms with their agency and its region; aliases f, a, r. */
export function forms(): string {
  return 'forms AS f LEFT JOIN agencies AS a ON a.id = f.agency_id LEFT JOIN regions AS r ON r.code = a.region_code';
}

/** Forms with their indicators; aliases f, a, r, i. */
export function indicators(join: Join = 'INNER'): string {
  return `${forms()} ${join} JOIN indicators AS i ON i.form_id = f.id`;
}

/** Forms with their indicators and the targets of these; aliases f, a, r, i, t. */
export function targets(join: Join = 'INNER'): string {
  return `${indicators(join)} ${join} JOIN targets AS t ON t.indicator_id = i.id`;
}

/** Columns that say whose form it is (`FormKey`): of every row that leads back to one form. */
export function formColumns(sql: Sql): string {
  return [
    'f.id AS form_id',
    'f.type AS form_type',
    `${sql.integer('f.fiscal_year')} AS fiscal_year`,
    'f.project_name AS project_name',
    'f.agency_id AS agency_id',
    'a.name AS agency_name',
    'a.kind AS agency_kind',
    'a.region_code AS region_code',
    'r.name AS region_name',
  ].join(', ');
}
