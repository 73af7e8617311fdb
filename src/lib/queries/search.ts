import type { Engine } from '#lib/engines/index.ts';
import { indicatorCondition } from './condition.ts';
import { sqlFor } from './dialect.ts';
import type { Filter } from './filter.ts';
import { limitClause, type PageOptions } from './forms.ts';
import { run, type FormKey, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { formColumns, indicators } from './tables.ts';

/** One indicator row with its annual target. */
export type IndicatorRow = FormKey & {
  readonly indicator_id: string;
  readonly no: number;
  readonly name: string | null;
  readonly name_printed: string | null;
  readonly level1: string | null;
  readonly level2: string | null;
  readonly concept: string | null;
  readonly is_placeholder: boolean;
  readonly text: string | null;
  readonly operator: string;
  readonly operator_explicit: boolean;
  readonly value: string | null;
  readonly value_max: string | null;
  readonly unit: string | null;
  readonly kind: string;
  readonly baseline: string | null;
  readonly source_place: string;
};

export interface SearchOptions extends PageOptions {
  /** Words that must all occur in the name or the target (each as a substring, case ignored); empty finds all. */
  readonly words?: string;
}

/** Indicators the filter keeps and the words occur in, with their annual target for the whole. */
export function searchQuery(filter: Filter, options: QueryOptions & SearchOptions = {}): Query<IndicatorRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const words = (options.words ?? '').split(/[\s　]+/u).filter((word) => word !== '');
  const searched = ["coalesce(i.name, '')", "coalesce(i.name_printed, '')", "coalesce(t.text, '')"];
  const found = words.map((word) => `(${searched.map((text) => sql.contains(text, word)).join(' OR ')})`);
  return {
    sql: `SELECT ${formColumns(sql)}, i.id AS indicator_id, ${sql.integer('i.no')} AS no, i.name AS name,
  i.name_printed AS name_printed, i.level1 AS level1, i.level2 AS level2, i.concept AS concept,
  i.is_placeholder AS is_placeholder, t.text AS text, coalesce(t.operator, 'none') AS operator,
  coalesce(t.operator_explicit, false) AS operator_explicit, t.value AS value, t.value_max AS value_max,
  t.unit AS unit, coalesce(t.kind, 'none') AS kind, t.baseline AS baseline, i.source_place AS source_place
FROM ${indicators()} LEFT JOIN targets AS t
  ON t.indicator_id = i.id AND t.period = 'annual' AND (t.scope IS NULL OR t.scope = '')
WHERE ${[indicatorCondition(filter, sql), ...found].join(' AND ')}
ORDER BY agency_id, fiscal_year NULLS LAST, form_id, no, indicator_id${limitClause(options)}`,
  };
}

/** Indicators found by substring. */
export function runSearch(
  engine: Engine,
  filter: Filter,
  options: RunOptions & SearchOptions = {},
): Promise<IndicatorRow[]> {
  return run(engine, searchQuery(filter, { ...options, dialect: engine.dialect }), options);
}
