import { sqlFor } from '../dialect.ts';
import { comparableNumber, HAS_VALUE, HAS_WORDS } from '../target-columns.ts';

const sql = sqlFor('duckdb');
const { value, unit } = comparableNumber(sql);

/** Columns by which targets, and by which indicators, are told apart. */
const TARGET_COLUMNS = ['target_kind', 'unit', 'period', 'operator', 'number', 'traits'] as const;
const PATTERN_COLUMNS = ['concept', 'level1', 'level2', 'placeholder', 'low', 'high', 'several', 'others'] as const;

/** A region with the uppermost region it lies in, which is its province. */
const REGIONS = `SELECT CAST(r.code AS VARCHAR) AS code, CAST(coalesce(g.code, p.code, r.code) AS VARCHAR) AS province
FROM regions AS r LEFT JOIN regions AS p ON p.code = r.parent_code LEFT JOIN regions AS g ON g.code = p.parent_code`;

/** A form with its group; a region that is in no list gets a code nobody can ask for, because it lies nowhere. */
const FORMS = `SELECT f.id AS form_id, f.agency_id AS agency_id, CAST(f.fiscal_year AS INTEGER) AS year,
  coalesce(r.province, CAST(a.region_code AS VARCHAR) || '?') AS province, CAST(a.kind AS VARCHAR) AS kind,
  CAST(f.type AS VARCHAR) AS form_type, f.total_wan AS total_wan,
  dense_rank() OVER (ORDER BY CAST(a.kind AS VARCHAR), coalesce(r.province, CAST(a.region_code AS VARCHAR) || '?'),
    CAST(f.type AS VARCHAR), f.fiscal_year) - 1 AS form_group
FROM forms AS f LEFT JOIN agencies AS a ON a.id = f.agency_id
LEFT JOIN cube_regions AS r ON r.code = CAST(a.region_code AS VARCHAR)`;

const TARGET_ROWS = `SELECT t.indicator_id AS indicator_id, CAST(t.period AS VARCHAR) AS period,
  CAST(t.kind AS VARCHAR) AS target_kind, CAST(t.operator AS VARCHAR) AS operator, ${value} AS number, ${unit} AS unit,
  ${HAS_VALUE} + 2 * ${HAS_WORDS} + CASE WHEN t.text IS NOT NULL AND t.text <> '' THEN 4 ELSE 0 END AS traits
FROM targets AS t`;

const TARGETS = `SELECT *, row_number() OVER (ORDER BY ${TARGET_COLUMNS.join(', ')}) - 1 AS target
FROM (SELECT DISTINCT ${TARGET_COLUMNS.join(', ')} FROM cube_target_rows)`;

const NUMBERED = `cube_target_rows AS r INNER JOIN cube_targets AS k ON ${same(TARGET_COLUMNS, 'r', 'k')}`;

/** Which targets an indicator has: for one or two the least and the greatest say it. */
const READINGS = `SELECT r.indicator_id, count(*) AS several, min(k.target) AS low, max(k.target) AS high
FROM ${NUMBERED} GROUP BY r.indicator_id`;

const MANY = `SELECT r.indicator_id, string_agg(k.target, '.' ORDER BY k.target) AS others FROM ${NUMBERED}
WHERE r.indicator_id IN (SELECT indicator_id FROM cube_readings WHERE several > 2) GROUP BY r.indicator_id`;

const COUNTS = `SELECT c.form_group, CAST(i.level1 AS VARCHAR) AS level1, CAST(i.level2 AS VARCHAR) AS level2,
  CAST(i.concept AS VARCHAR) AS concept, coalesce(i.is_placeholder, false) AS placeholder,
  r.low, r.high, r.several, m.others, count(*) AS indicators
FROM indicators AS i INNER JOIN cube_forms AS c ON c.form_id = i.form_id
LEFT JOIN cube_readings AS r ON r.indicator_id = i.id LEFT JOIN cube_many AS m ON m.indicator_id = i.id GROUP BY ALL`;

/** Sorted so that the patterns of one concept stand together. */
const PATTERNS = `SELECT *, row_number() OVER (ORDER BY concept NULLS LAST, ${PATTERN_COLUMNS.slice(1).join(', ')}) - 1 AS pattern
FROM (SELECT DISTINCT ${PATTERN_COLUMNS.join(', ')} FROM cube_counts)`;

const CELLS = `SELECT c.form_group, p.pattern, c.indicators FROM cube_counts AS c
INNER JOIN cube_patterns AS p ON ${same(PATTERN_COLUMNS, 'c', 'p')}`;

const MONEY = 'count(*) AS printed, count(m.money) AS known, sum(TRY_CAST(m.money AS DECIMAL(38, 6))) AS total';

const FORM_GROUPS = `SELECT form_group, any_value(year) AS year, any_value(province) AS province,
  any_value(kind) AS kind, any_value(form_type) AS form_type, ${MONEY.replaceAll('m.money', 'total_wan')}
FROM cube_forms GROUP BY form_group`;

const AMOUNTS = `SELECT c.form_group, CAST(m.breakdown AS VARCHAR) AS breakdown, CAST(m.code AS VARCHAR) AS code,
  CAST(m.period AS VARCHAR) AS period, ${MONEY.replaceAll('m.money', 'm.amount_wan')}
FROM amounts AS m INNER JOIN cube_forms AS c ON c.form_id = m.form_id GROUP BY ALL`;

/** How many agencies filed for the same groups of forms. */
const AGENCIES = `SELECT form_groups, count(*) AS agencies FROM (
  SELECT string_agg(DISTINCT form_group, '.' ORDER BY form_group) AS form_groups FROM cube_forms
  WHERE agency_id IS NOT NULL GROUP BY agency_id) AS sets GROUP BY form_groups`;

const TABLES: readonly (readonly [name: string, select: string])[] = [
  ['cube_regions', REGIONS],
  ['cube_forms', FORMS],
  ['cube_form_groups', FORM_GROUPS],
  ['cube_amounts', AMOUNTS],
  ['cube_agencies', AGENCIES],
  ['cube_target_rows', TARGET_ROWS],
  ['cube_targets', TARGETS],
  ['cube_readings', READINGS],
  ['cube_many', MANY],
  ['cube_counts', COUNTS],
  ['cube_patterns', PATTERNS],
  ['cube_cells', CELLS],
];

/** What `columnsStatement` returns: a column as numbers or as texts, in the order of its table. */
export type CubeColumnRow = {
  readonly name: string;
  readonly numbers: readonly (number | null)[] | null;
  readonly texts: readonly (string | null)[] | null;
};

interface Columns {
  readonly table: string;
  readonly order: string;
  readonly numbers: readonly string[];
  readonly texts: readonly string[];
}

const COLUMNS: readonly Columns[] = [
  {
    table: 'form_groups',
    order: 'form_group',
    numbers: ['year', 'printed', 'known'],
    texts: ['province', 'kind', 'form_type', 'total'],
  },
  {
    table: 'amounts',
    order: 'form_group, breakdown, code, period',
    numbers: ['form_group', 'printed', 'known'],
    texts: ['breakdown', 'code', 'period', 'total'],
  },
  { table: 'agencies', order: 'form_groups', numbers: ['agencies'], texts: ['form_groups'] },
  {
    table: 'targets',
    order: 'target',
    numbers: ['number', 'traits'],
    texts: ['period', 'target_kind', 'operator', 'unit'],
  },
  {
    table: 'patterns',
    order: 'pattern',
    numbers: ['placeholder', 'low', 'high', 'several'],
    texts: ['concept', 'level1', 'level2', 'others'],
  },
  { table: 'cells', order: 'form_group, pattern', numbers: ['form_group', 'pattern', 'indicators'], texts: [] },
];

/**
 * One text of statements that counts the rows of all tables and returns the columns of the cube, each as one list; in
 * between nothing else can run on the connection. What it makes is dropped by `DROP_CUBE`.
 */
export function cubeStatements(): string {
  const created = TABLES.map(([name, select]) => `CREATE OR REPLACE TEMP ${sort(name)} ${name} AS ${select}`);
  const columns = COLUMNS.flatMap(({ table, order, numbers, texts }) => [
    ...numbers.map((name) => columnOf({ table, name, order }, 'numbers')),
    ...texts.map((name) => columnOf({ table, name, order }, 'texts')),
  ]);
  // Not streamed from the union itself: native DuckDB never ends that when the lists are long.
  const gathered = `CREATE OR REPLACE TEMP TABLE cube_columns AS ${columns.join('\nUNION ALL\n')}`;
  return [...created, gathered, 'SELECT name, numbers, texts FROM cube_columns'].join(';\n');
}

/** Drops what `cubeStatements` made. */
export const DROP_CUBE = ['cube_columns', ...TABLES.map(([name]) => name).toReversed()]
  .map((name) => `DROP ${sort(name)} IF EXISTS ${name}`)
  .join('; ');

/** The rows of targets are read where they are: they would take the most room. */
function sort(name: string): 'TABLE' | 'VIEW' {
  return name === 'cube_target_rows' ? 'VIEW' : 'TABLE';
}

function columnOf(
  { table, name, order }: { readonly table: string; readonly name: string; readonly order: string },
  as: 'numbers' | 'texts',
): string {
  const list = (type: string) => `list(CAST(${name} AS ${type}) ORDER BY ${order})`;
  const [numbers, texts] = as === 'numbers' ? [list('DOUBLE'), 'NULL'] : ['NULL', list('VARCHAR')];
  return `SELECT '${table}.${name}' AS name, CAST(${numbers} AS DOUBLE[]) AS numbers, CAST(${texts} AS VARCHAR[]) AS texts
FROM cube_${table}`;
}

function same(columns: readonly string[], one: string, other: string): string {
  return columns.map((column) => `${one}.${column} IS NOT DISTINCT FROM ${other}.${column}`).join(' AND ');
}
