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

/** Joins that give a row every region (up) in which the region in a column lies, itself included. */
export function regionsAbove(column: string): string {
  return `LEFT JOIN (SELECT code AS region_key, code AS ancestor_key FROM regions
  UNION ALL SELECT code, parent_code FROM regions WHERE parent_code IS NOT NULL
  UNION ALL SELECT c.code, q.parent_code FROM regions AS c INNER JOIN regions AS q ON q.code = c.parent_code
    WHERE q.parent_code IS NOT NULL) AS l ON l.region_key = ${column}
LEFT JOIN regions AS up ON up.code = l.ancestor_key`;
}

/** The columns of such a region. */
export const REGION_COLUMNS = {
  code: 'up.code',
  name: 'up.name',
  level: 'up.level',
  parent_code: 'up.parent_code',
} as const;

/** Columns as plain texts, whatever the engine stores them as: `{ form_type: 'f.type' }` → `CAST(f.type …) AS form_type`. */
export function texts(columns: Readonly<Record<string, string>>, sql: Sql): string {
  return Object.entries(columns)
    .map(([name, column]) => `${sql.string(column)} AS ${name}`)
    .join(', ');
}

/** Columns that say whose form it is (`FormKey`): of every row that leads back to one form. */
export function formColumns(sql: Sql): string {
  const named = { ...AGENCY_COLUMNS, form_id: 'f.id', form_type: 'f.type', project_name: 'f.project_name' };
  return `${texts(named, sql)}, ${sql.integer('f.fiscal_year')} AS fiscal_year`;
}

/** The agency of a form and its region. */
export const AGENCY_COLUMNS = {
  agency_id: 'f.agency_id',
  agency_name: 'a.name',
  agency_kind: 'a.kind',
  region_code: 'a.region_code',
  region_name: 'r.name',
} as const;

/** The same columns for grouping by them. */
export const AGENCY_GROUP = Object.values(AGENCY_COLUMNS).join(', ');
