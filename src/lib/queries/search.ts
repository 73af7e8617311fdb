import type { Engine } from '#lib/engines/index.ts';
import { indicatorCondition } from './condition.ts';
import { sqlFor } from './dialect.ts';
import type { Filter } from './filter.ts';
import { limitClause, type PageOptions } from './forms.ts';
import { run, type FormKey, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { formColumns, indicators, texts } from './tables.ts';

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

const INDICATOR_COLUMNS = {
  indicator_id: 'i.id',
  name: 'i.name',
  name_printed: 'i.name_printed',
  level1: 'i.level1',
  level2: 'i.level2',
  concept: 'i.concept',
  text: 't.text',
  operator: "coalesce(t.operator, 'none')",
  value: 't.value',
  value_max: 't.value_max',
  unit: 't.unit',
  kind: "coalesce(t.kind, 'none')",
  baseline: 't.baseline',
  source_place: 'i.source_place',
} as const;

/** Indicators the filter keeps and the words occur in, with their annual target for the whole. */
export function searchQuery(filter: Filter, options: QueryOptions & SearchOptions = {}): Query<IndicatorRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const words = (options.words ?? '').split(/[\s　]+/u).filter((word) => word !== '');
  const searched = ["coalesce(i.name, '')", "coalesce(i.name_printed, '')", "coalesce(t.text, '')"];
  const found = words.map((word) => `(${searched.map((text) => sql.contains(text, word)).join(' OR ')})`);
  return {
    sql: `SELECT ${formColumns(sql)}, ${sql.integer('i.no')} AS no, ${texts(INDICATOR_COLUMNS, sql)},
  i.is_placeholder AS is_placeholder, coalesce(t.operator_explicit, false) AS operator_explicit
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
