import type { Engine } from '#lib/engines/index.ts';
import { rowCondition } from '#lib/queries/condition.ts';
import { sqlFor } from '#lib/queries/dialect.ts';
import type { CubeDimension, CubeView, Filter } from '#lib/queries/index.ts';

/** One group as the rows give it: codes as text, count, known amounts and their sum. */
export interface RowGroup {
  readonly key: readonly (string | null)[];
  readonly count: number;
  readonly known: number;
  readonly sum: number | null;
}

const sql = sqlFor('duckdb');

const KEPT = `SELECT f.id AS form, f.agency_id AS agency, f.fiscal_year AS year, a.kind AS kind, f.type AS form_type,
  substr(a.region_code, 1, 2) || '0000' AS province, i.id AS indicator, i.level1 AS level1, i.level2 AS level2,
  i.concept AS concept, i.is_placeholder AS is_placeholder, t.period AS period, t.kind AS target_kind,
  t.operator AS operator, t.text AS text, t.indicator_id IS NOT NULL AS is_target,
  coalesce(t.value, '') <> '' AS has_value, coalesce(t.text, '') <> '' AND t.kind <> 'none' AS has_words,
  f.total_wan AS total_wan
FROM forms AS f LEFT JOIN agencies AS a ON a.id = f.agency_id LEFT JOIN indicators AS i ON i.form_id = f.id
LEFT JOIN targets AS t ON t.indicator_id = i.id`;

const STATUS = `CASE WHEN is_placeholder THEN 'placeholder' WHEN has_value THEN 'quantified'
  WHEN has_words THEN 'qualitative' ELSE 'blank' END`;

/** The groups of a view (not of values) under a filter, counted over the rows: written plainly, to hold the cube against. */
export async function groupsOfRows(engine: Engine, view: CubeView, filter: Filter): Promise<RowGroup[]> {
  const condition = rowCondition(filter, sql);
  const keys = view.by.map((dimension) => (dimension === 'status' ? 'status' : dimension));
  const rows = await engine.query<{
    key: readonly (string | null)[];
    count: number;
    known: number;
    sum: number | null;
  }>(
    `SELECT [${['NULL', ...keys].map((key) => `CAST(${key} AS VARCHAR)`).join(', ')}] AS key, ${counts(view)}
FROM (${source(view, condition)}) AS s ${keys.length === 0 ? '' : `GROUP BY ${keys.join(', ')}`}`,
  );
  return rows.filter(({ count }) => count > 0).map((row) => ({ ...row, key: row.key.slice(1) }));
}

function counts(view: CubeView): string {
  const integer = (expression: string) => `CAST(${expression} AS INTEGER)`;
  const exact = (column: string) => `CAST(sum(CAST(${column} AS DECIMAL(38, 6))) AS DOUBLE)`;
  switch (view.of) {
    case 'indicators':
      return `${integer('count(DISTINCT indicator)')} AS count, count AS known, NULL AS sum`;
    case 'targets':
    case 'values':
      return `${integer('count(*)')} AS count, count AS known, NULL AS sum`;
    case 'agencies':
      return `${integer('count(DISTINCT agency)')} AS count, count AS known, NULL AS sum`;
    case 'forms':
      return `${integer('count(*)')} AS count, ${integer('count(total_wan)')} AS known, ${exact('total_wan')} AS sum`;
    case 'amounts':
      return `${integer('count(*)')} AS count, ${integer('count(amount_wan)')} AS known, ${exact('amount_wan')} AS sum`;
  }
}

function source(view: CubeView, condition: string): string {
  const kept = KEPT.replace('FROM forms', `, (${condition}) AS is_kept FROM forms`);
  const forms = `SELECT DISTINCT form, agency, year, kind, form_type, province, total_wan FROM (${kept}) AS k WHERE is_kept`;
  switch (view.of) {
    case 'indicators':
      return `SELECT k.*, j.status FROM (${kept}) AS k INNER JOIN (SELECT indicator AS judged, CASE
        WHEN bool_or(is_placeholder) THEN 'placeholder' WHEN bool_or(has_value) THEN 'quantified'
        WHEN bool_or(has_words) THEN 'qualitative' ELSE 'blank' END AS status
        FROM (${kept}) AS r WHERE is_kept AND indicator IS NOT NULL GROUP BY indicator) AS j ON j.judged = k.indicator
        WHERE k.is_kept`;
    case 'targets':
    case 'values':
      return `SELECT *, ${STATUS} AS status FROM (${kept}) AS k WHERE is_kept AND is_target AND text <> ''`;
    case 'forms':
    case 'agencies':
      return forms;
    case 'amounts':
      return `SELECT d.*, m.amount_wan FROM (${forms}) AS d INNER JOIN amounts AS m ON m.form_id = d.form
        WHERE m.breakdown = ${sql.text(view.breakdown)} AND m.code ${view.code === null ? 'IS NULL' : `= ${sql.text(view.code)}`}
        AND m.period = ${sql.text(view.period ?? 'annual')}`;
  }
}

/** Values with counts and quartiles of a view of values, over the rows. */
export async function valuesOfRows(
  engine: Engine,
  view: Extract<CubeView, { readonly of: 'values' }>,
  { filter, shares }: { readonly filter: Filter; readonly shares: readonly number[] },
): Promise<{ key: readonly (string | null)[]; count: number; quantiles: readonly number[] }[]> {
  const keys = ['NULL', ...view.by.map((dimension) => KEY_COLUMNS[dimension])];
  const value = `coalesce(t.base_value, CASE WHEN t.kind NOT IN ('date', 'ratio') THEN TRY_CAST(t.value AS DOUBLE) END)`;
  const unit = 'CASE WHEN t.base_value IS NOT NULL THEN t.base_unit ELSE t.unit END';
  const rows = await engine.query<{ key: readonly (string | null)[]; count: number; quantiles: readonly number[] }>(
    `SELECT [${keys.map((key) => `CAST(${key} AS VARCHAR)`).join(', ')}] AS key, CAST(count(*) AS INTEGER) AS count,
    quantile_cont(${value}, [${shares.join(', ')}]) AS quantiles
FROM forms AS f LEFT JOIN agencies AS a ON a.id = f.agency_id INNER JOIN indicators AS i ON i.form_id = f.id
INNER JOIN targets AS t ON t.indicator_id = i.id
WHERE i.concept = ${sql.text(view.concept)} AND NOT i.is_placeholder AND t.period = ${sql.text(view.period ?? 'annual')}
  AND t.kind = ${sql.text(view.kind)} AND ${unit} IS NOT DISTINCT FROM ${view.unit === null ? 'NULL' : sql.text(view.unit)}
  AND ${value} IS NOT NULL AND (${rowCondition(filter, sql)}) GROUP BY ${keys.join(', ')}`,
  );
  return rows.map((row) => ({ ...row, key: row.key.slice(1) }));
}

const KEY_COLUMNS: Readonly<Record<CubeDimension, string>> = {
  year: 'f.fiscal_year',
  province: "substr(a.region_code, 1, 2) || '0000'",
  kind: 'a.kind',
  form_type: 'f.type',
  level1: 'i.level1',
  level2: 'i.level2',
  concept: 'i.concept',
  status: `CASE WHEN coalesce(t.value, '') <> '' THEN 'quantified'
    WHEN coalesce(t.text, '') <> '' AND t.kind <> 'none' THEN 'qualitative' ELSE 'blank' END`,
  period: 't.period',
  target_kind: 't.kind',
  operator: 't.operator',
};
