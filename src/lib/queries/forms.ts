import type { Engine } from '#lib/engines/index.ts';
import { formCondition } from './condition.ts';
import { sqlFor } from './dialect.ts';
import { EVERYTHING, type Filter } from './filter.ts';
import { judgedIndicators, statusCounts, type StatusCounts } from './judged.ts';
import { run, type FormKey, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { formColumns, forms, texts } from './tables.ts';

/** One form with its size; counts are over all its rows, whatever the filter says of indicators. */
export type FormListRow = FormKey &
  StatusCounts & {
    readonly title: string | null;
    readonly total_wan: number | null;
    readonly parent_form_id: string | null;
    readonly source_file: string;
  };

export interface PageOptions {
  readonly limit?: number;
  readonly offset?: number;
}

/** `LIMIT` clause of a page of rows; empty without a limit. */
export function limitClause({ limit, offset }: PageOptions): string {
  if (limit === undefined) return '';
  return ` LIMIT ${Math.max(0, Math.trunc(limit))} OFFSET ${Math.max(0, Math.trunc(offset ?? 0))}`;
}

/** The forms the filter keeps, by agency, latest year first. */
export function formListQuery(filter: Filter, options: QueryOptions & PageOptions = {}): Query<FormListRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const counts = ['rows_printed', 'quantified', 'qualitative', 'blank', 'placeholder'];
  const zeroFilled = counts.map((name) => `${sql.integer(`coalesce(c.${name}, 0)`)} AS ${name}`).join(', ');
  return {
    sql: `SELECT ${formColumns(sql)}, ${texts({ title: 'f.title', parent_form_id: 'f.parent_form_id', source_file: 'f.source_file' }, sql)},
  ${sql.double('f.total_wan')} AS total_wan, ${zeroFilled}
FROM ${forms()} LEFT JOIN (SELECT form_key, ${statusCounts(sql)} FROM (${judgedIndicators(EVERYTHING, sql)}) AS judged
  GROUP BY form_key) AS c ON c.form_key = f.id
WHERE ${formCondition(filter, sql)}
ORDER BY agency_id, fiscal_year DESC NULLS LAST, form_type, form_id${limitClause(options)}`,
  };
}

/** The forms the filter keeps. */
export function runFormList(
  engine: Engine,
  filter: Filter,
  options: RunOptions & PageOptions = {},
): Promise<FormListRow[]> {
  return run(engine, formListQuery(filter, { ...options, dialect: engine.dialect }), options);
}
