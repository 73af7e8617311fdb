import type { Engine } from '#lib/engines/index.ts';
import { columnOf, rowCondition } from './condition.ts';
import { sqlFor, type Sql } from './dialect.ts';
import type { ChoiceField, Filter } from './filter.ts';
import { run, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { indicators, texts } from './tables.ts';
import { comparableNumber } from './target-columns.ts';

/** What the targets of a concept can be told apart by. */
export const SPREAD_DIMENSIONS = [
  'year',
  'kind',
  'form_type',
  'operator',
  'agency',
] as const satisfies readonly ChoiceField[];
export type SpreadDimension = (typeof SPREAD_DIMENSIONS)[number];

/** Annual targets of one concept in one group, of one kind and unit; a rate is a fraction. */
export type SpreadRow = {
  readonly concept: string;
  /** Code of the group; null where it is unknown. */
  readonly code: string | null;
  /** Name of an agency; null for every other group. */
  readonly name: string | null;
  readonly kind: string;
  readonly number_unit: string | null;
  /** Targets of this kind and unit, with and without a number. */
  readonly targets: number;
  /** Of these: with a number. The quartiles are of them, null when there is none. */
  readonly count: number;
  readonly minimum: number | null;
  readonly lower_quartile: number | null;
  readonly median: number | null;
  readonly upper_quartile: number | null;
  readonly maximum: number | null;
  /** Of `count`: targets that demand all (a rate of 100 %). */
  readonly at_full: number;
  /** Of `count`: floors (≥, >), ceilings (≤, <), equalities, and the rest (≈, ranges). */
  readonly floors: number;
  readonly ceilings: number;
  readonly equals: number;
  readonly others: number;
  /** Targets of the whole group, whatever their unit. */
  readonly all_targets: number;
  /** Groups of the concept, those left out included. */
  readonly groups: number;
};

export interface SpreadOptions {
  readonly by: SpreadDimension;
  /** The concepts asked for; all that occur unless said. */
  readonly concepts?: readonly string[];
  /** How many groups of a concept are listed, the largest first; all unless said. */
  readonly most?: number;
}

const SHARES = [
  ['lower_quartile', 0.25],
  ['median', 0.5],
  ['upper_quartile', 0.75],
] as const;

/** Exact quartiles per concept, group, kind and unit; different units are never put together. */
export function conceptSpreadQuery(
  filter: Filter,
  spread: SpreadOptions,
  options: QueryOptions = {},
): Query<SpreadRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const whole = 'PARTITION BY u.concept_key, u.group_key';
  const sized = `SELECT u.*, sum(u.rows_in) OVER (${whole}) AS rows_in_group FROM (${perUnit(filter, spread, sql)}) AS u`;
  const placed = `SELECT s.*, dense_rank() OVER (PARTITION BY s.concept_key
    ORDER BY s.rows_in_group DESC, s.group_key NULLS LAST) AS place FROM (${sized}) AS s`;
  const counted = `SELECT p.*, max(p.place) OVER (PARTITION BY p.concept_key) AS places FROM (${placed}) AS p`;
  const agency = spread.by === 'agency';
  const named = { concept: 'c.concept_key', code: 'c.group_key', name: agency ? 'a.name' : 'NULL' };
  return {
    sql: `SELECT ${texts({ ...named, kind: 'c.kind_key', number_unit: 'c.unit_key' }, sql)},
  ${integers({ targets: 'c.rows_in', count: 'c.numbers', at_full: 'c.at_full', floors: 'c.floors', ceilings: 'c.ceilings' }, sql)},
  ${integers({ equals: 'c.equals', others: 'c.others', all_targets: 'c.rows_in_group', groups: 'c.places' }, sql)},
  c.minimum AS minimum, c.lower_quartile AS lower_quartile, c.median AS median, c.upper_quartile AS upper_quartile,
  c.maximum AS maximum
FROM (${counted}) AS c${agency ? ' LEFT JOIN agencies AS a ON a.id = c.group_key' : ''}
${spread.most === undefined ? '' : `WHERE c.place <= ${Math.trunc(spread.most)}`}
ORDER BY concept, c.place, count DESC, kind, number_unit NULLS LAST`,
  };
}

function integers(columns: Readonly<Record<string, string>>, sql: Sql): string {
  return Object.entries(columns)
    .map(([name, column]) => `${sql.integer(column)} AS ${name}`)
    .join(', ');
}

function perUnit(filter: Filter, spread: SpreadOptions, sql: Sql): string {
  const signs = { floors: "'ge', 'gt'", ceilings: "'le', 'lt'", equals: "'eq'", others: "'approx', 'between', 'none'" };
  const counts = Object.entries(signs).map(([name, list]) => `${countOf(`n.sign IN (${list})`)} AS ${name}`);
  const quartiles = SHARES.map(([name, share]) => `${sql.quantile('n.amount', share)} AS ${name}`);
  return `SELECT n.concept_key, n.group_key, n.kind_key, n.unit_key, count(*) AS rows_in, count(n.amount) AS numbers,
  min(n.amount) AS minimum, max(n.amount) AS maximum, ${quartiles.join(', ')},
  ${countOf("n.kind_key = 'rate' AND n.amount = 1")} AS at_full, ${counts.join(', ')}
FROM (${conceptNumbers(filter, spread, sql)}) AS n GROUP BY n.concept_key, n.group_key, n.kind_key, n.unit_key`;
}

function countOf(condition: string): string {
  return `sum(CASE WHEN n.amount IS NOT NULL AND ${condition} THEN 1 ELSE 0 END)`;
}

/** One row per annual target of the concepts: its number and unit (null where it has none), sign, group. */
function conceptNumbers(filter: Filter, { by, concepts }: SpreadOptions, sql: Sql): string {
  const { value, unit } = comparableNumber(sql);
  const wanted = concepts?.map((code) => sql.text(code)).join(', ');
  const kept = wanted === undefined ? 'i.concept IS NOT NULL' : wanted === '' ? '1 = 0' : `i.concept IN (${wanted})`;
  return `SELECT ${sql.string('i.concept')} AS concept_key, ${sql.string(columnOf(by))} AS group_key,
  coalesce(${sql.string('t.kind')}, 'none') AS kind_key, CASE WHEN ${value} IS NOT NULL THEN ${unit} END AS unit_key,
  ${value} AS amount, ${sql.string('t.operator')} AS sign
FROM ${indicators()} LEFT JOIN targets AS t ON t.indicator_id = i.id AND t.period = 'annual'
WHERE ${kept} AND NOT i.is_placeholder AND (${rowCondition(filter, sql)})`;
}

/** How the targets of concepts spread in each group. */
export function runConceptSpread(
  engine: Engine,
  filter: Filter,
  options: RunOptions & SpreadOptions,
): Promise<SpreadRow[]> {
  return run(engine, conceptSpreadQuery(filter, options, engine), options);
}
