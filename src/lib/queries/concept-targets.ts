import type { Engine } from '#lib/engines/index.ts';
import { formCondition, rowCondition } from './condition.ts';
import { sqlFor, type Sql } from './dialect.ts';
import type { Filter } from './filter.ts';
import { run, type FormKey, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { formColumns, forms, indicators, texts } from './tables.ts';
import { comparableNumber, HAS_VALUE, HAS_WORDS } from './target-columns.ts';

export { comparableNumber } from './target-columns.ts';

export type Period = 'annual' | 'half_year' | 'medium_long_term';

/** Which indicators' targets to list. */
export interface ConceptOptions {
  /** Rows come in the order of these codes. */
  readonly concepts: readonly string[];
  /** Annual unless said. */
  readonly period?: Period;
}

/** One target of an indicator that has one of the concepts; targets of different concepts are different measures. */
export type ConceptTargetRow = FormKey & {
  readonly indicator_id: string;
  readonly concept: string;
  readonly direction: string | null;
  /** The indicator's name: for satisfaction, who is asked. */
  readonly name: string | null;
  readonly level1: string | null;
  readonly level2: string | null;
  readonly period: string | null;
  /** Township or unit the target is for; empty or null for the whole. */
  readonly scope: string | null;
  readonly text: string | null;
  readonly operator: string;
  readonly operator_explicit: boolean;
  readonly value: string | null;
  readonly value_max: string | null;
  readonly unit: string | null;
  readonly kind: string;
  readonly baseline: string | null;
  /** The value as a number in `number_unit` (a rate as a fraction); null without a number. */
  readonly number: number | null;
  readonly number_unit: string | null;
  readonly status: 'quantified' | 'qualitative' | 'blank';
  readonly source_place: string;
};

/** A form that has no indicator of the concepts. */
export type ConceptGapRow = FormKey;

const TARGET_COLUMNS = {
  indicator_id: 'i.id',
  concept: 'i.concept',
  direction: 'i.direction',
  name: 'i.name',
  level1: 'i.level1',
  level2: 'i.level2',
  period: 't.period',
  scope: 't.scope',
  text: 't.text',
  operator: "coalesce(t.operator, 'none')",
  value: 't.value',
  value_max: 't.value_max',
  unit: 't.unit',
  kind: "coalesce(t.kind, 'none')",
  baseline: 't.baseline',
  source_place: 'i.source_place',
} as const;

/** Condition that keeps the indicators of these concepts (alias i). */
export function conceptCondition(concepts: readonly string[], sql: Sql): string {
  return concepts.length === 0 ? '1 = 0' : `i.concept IN (${concepts.map((code) => sql.text(code)).join(', ')})`;
}

function conceptOrder(concepts: readonly string[], sql: Sql): string {
  const places = concepts.map((code, place) => `WHEN ${sql.text(code)} THEN ${place}`);
  return places.length === 0 ? 'concept' : `CASE i.concept ${places.join(' ')} END`;
}

/** Targets of the concepts in a period, one row each; an indicator without a target in it appears as blank. */
export function conceptTargetsQuery(
  filter: Filter,
  concept: ConceptOptions,
  options: QueryOptions = {},
): Query<ConceptTargetRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const number = comparableNumber(sql);
  return {
    sql: `SELECT ${formColumns(sql)}, ${texts(TARGET_COLUMNS, sql)},
  coalesce(t.operator_explicit, false) AS operator_explicit,
  ${number.value} AS number, ${number.unit} AS number_unit,
  CASE WHEN ${HAS_VALUE} = 1 THEN 'quantified' WHEN ${HAS_WORDS} = 1 THEN 'qualitative' ELSE 'blank' END AS status
FROM ${indicators()} LEFT JOIN targets AS t ON t.indicator_id = i.id AND t.period = ${sql.text(concept.period ?? 'annual')}
WHERE ${conceptCondition(concept.concepts, sql)} AND NOT i.is_placeholder AND (${rowCondition(filter, sql)})
ORDER BY ${conceptOrder(concept.concepts, sql)}, agency_id, fiscal_year NULLS LAST, form_id, i.no, indicator_id, scope NULLS FIRST`,
  };
}

/** Forms the filter keeps in which none of the concepts occurs. */
export function conceptGapsQuery(
  filter: Filter,
  concept: ConceptOptions,
  options: QueryOptions = {},
): Query<ConceptGapRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const having = `SELECT i.form_id FROM indicators AS i WHERE ${conceptCondition(concept.concepts, sql)}
  AND NOT i.is_placeholder`;
  return {
    sql: `SELECT ${formColumns(sql)} FROM ${forms()} WHERE ${formCondition(filter, sql)} AND f.id NOT IN (${having})
ORDER BY agency_id, fiscal_year NULLS LAST, form_id`,
  };
}

/** Targets of any concepts: for `/compare` and `/indicators/[concept]`. */
export function runConceptTargets(
  engine: Engine,
  filter: Filter,
  options: RunOptions & ConceptOptions,
): Promise<ConceptTargetRow[]> {
  return run(engine, conceptTargetsQuery(filter, options, engine), options);
}

/** Forms without an indicator of the concepts. */
export function runConceptGaps(
  engine: Engine,
  filter: Filter,
  options: RunOptions & ConceptOptions,
): Promise<ConceptGapRow[]> {
  return run(engine, conceptGapsQuery(filter, options, engine), options);
}
