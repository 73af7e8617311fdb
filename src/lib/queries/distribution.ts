import type { Engine } from '#lib/engines/index.ts';
import { comparableNumber, conceptCondition, type ConceptOptions } from './concept-targets.ts';
import { rowCondition } from './condition.ts';
import { sqlFor, type Sql } from './dialect.ts';
import type { Filter } from './filter.ts';
import { run, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { indicators, texts } from './tables.ts';

/** How the targets of one concept, kind and unit spread; a rate is a fraction. */
export type DistributionRow = {
  readonly concept: string;
  readonly kind: string;
  readonly number_unit: string | null;
  /** Targets with a number. */
  readonly count: number;
  readonly agencies: number;
  readonly forms: number;
  readonly minimum: number;
  readonly lower_quartile: number;
  readonly median: number;
  readonly upper_quartile: number;
  readonly maximum: number;
  /** Of `count`: targets that demand all (a rate of 100 %). */
  readonly at_full: number;
  /** Of `count`: floors (≥, >), ceilings (≤, <) and the rest (=, ≈, ranges, no sign). */
  readonly floors: number;
  readonly ceilings: number;
  /** Targets of the whole concept, with and without a number. */
  readonly all_targets: number;
};

/** Distribution of the targets per concept, kind and unit; different units are never put together. */
export function distributionQuery(
  filter: Filter,
  concept: ConceptOptions,
  options: QueryOptions = {},
): Query<DistributionRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const quartiles = [
    ['lower_quartile', 0.25],
    ['median', 0.5],
    ['upper_quartile', 0.75],
  ] as const;
  return {
    sql: `SELECT ${texts(GROUP_COLUMNS, sql)},
  ${sql.integer('count(*)')} AS count, ${sql.integer('count(DISTINCT n.agency_key)')} AS agencies,
  ${sql.integer('count(DISTINCT n.form_key)')} AS forms, min(n.amount) AS minimum,
  ${quartiles.map(([name, share]) => `${sql.quantile('n.amount', share)} AS ${name}`).join(', ')},
  max(n.amount) AS maximum, ${countOf("n.kind_key = 'rate' AND n.amount = 1", sql)} AS at_full,
  ${countOf("n.sign IN ('ge', 'gt')", sql)} AS floors, ${countOf("n.sign IN ('le', 'lt')", sql)} AS ceilings,
  ${sql.integer('max(w.everything)')} AS all_targets
FROM (${numbers(filter, concept, sql)}) AS n
INNER JOIN (${totals(filter, concept, sql)}) AS w ON w.concept_key = n.concept_key
WHERE n.amount IS NOT NULL GROUP BY n.concept_key, n.kind_key, n.unit_key
ORDER BY concept, count DESC, kind, number_unit NULLS LAST`,
  };
}

const GROUP_COLUMNS = { concept: 'n.concept_key', kind: 'n.kind_key', number_unit: 'n.unit_key' } as const;

function countOf(condition: string, sql: Sql): string {
  return sql.integer(`sum(CASE WHEN ${condition} THEN 1 ELSE 0 END)`);
}

function from(filter: Filter, concept: ConceptOptions, sql: Sql): string {
  const period = `t.period = ${sql.text(concept.period ?? 'annual')}`;
  return `${indicators()} LEFT JOIN targets AS t ON t.indicator_id = i.id AND ${period}
  WHERE ${conceptCondition(concept.concepts, sql)} AND NOT i.is_placeholder AND (${rowCondition(filter, sql)})`;
}

function numbers(filter: Filter, concept: ConceptOptions, sql: Sql): string {
  const { value, unit } = comparableNumber(sql);
  return `SELECT i.concept AS concept_key, t.kind AS kind_key, ${unit} AS unit_key, ${value} AS amount,
  t.operator AS sign, f.agency_id AS agency_key, f.id AS form_key FROM ${from(filter, concept, sql)}`;
}

function totals(filter: Filter, concept: ConceptOptions, sql: Sql): string {
  return `SELECT i.concept AS concept_key, count(*) AS everything FROM ${from(filter, concept, sql)} GROUP BY i.concept`;
}

/** How many targets of one concept, kind and unit demand one value. */
export type ValueCountRow = {
  readonly concept: string;
  readonly kind: string;
  readonly number_unit: string | null;
  /** The value; a rate is a fraction. */
  readonly number: number;
  readonly count: number;
};

/** The values behind the distribution with their numbers of targets, ascending. */
export function valueCountsQuery(
  filter: Filter,
  concept: ConceptOptions,
  options: QueryOptions = {},
): Query<ValueCountRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  return {
    sql: `SELECT ${texts(GROUP_COLUMNS, sql)}, n.amount AS number,
  ${sql.integer('count(*)')} AS count
FROM (${numbers(filter, concept, sql)}) AS n WHERE n.amount IS NOT NULL
GROUP BY n.concept_key, n.kind_key, n.unit_key, n.amount
ORDER BY concept, kind, number_unit NULLS LAST, number`,
  };
}

/** The targets of concepts as a distribution: quartiles per unit, and the values they come from. */
export interface Distribution {
  readonly groups: readonly DistributionRow[];
  readonly values: readonly ValueCountRow[];
}

/** Distribution of the targets of each concept. */
export async function runDistribution(
  engine: Engine,
  filter: Filter,
  options: RunOptions & ConceptOptions,
): Promise<Distribution> {
  const [groups, values] = await Promise.all([
    run(engine, distributionQuery(filter, options, engine), options),
    run(engine, valueCountsQuery(filter, options, engine), options),
  ]);
  return { groups, values };
}
