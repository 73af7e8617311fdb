import type { Dialect, Engine, ResultRow } from '#lib/engines/index.ts';

/** A statement together with the type of its rows. */
export interface Query<R extends ResultRow> {
  readonly sql: string;
  /** Never set: it only carries the row type. */
  readonly row?: R;
}

/** What a query needs to know beside the filter. */
export interface QueryOptions {
  /** The engine's dialect; DuckDB unless said. */
  readonly dialect?: Dialect;
}

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Runs a query and returns its rows. */
export function run<R extends ResultRow>(engine: Engine, query: Query<R>, options: RunOptions = {}): Promise<R[]> {
  return engine.query<R>(query.sql, options.signal ? { signal: options.signal } : {});
}

/** Whose form a row belongs to; what is unknown is null. */
export type FormKey = {
  readonly form_id: string;
  readonly form_type: FormType;
  readonly fiscal_year: number | null;
  readonly project_name: string | null;
  readonly agency_id: string;
  readonly agency_name: string | null;
  readonly agency_kind: string | null;
  readonly region_code: string | null;
  readonly region_name: string | null;
};

export type FormType = 'project' | 'special_fund' | 'department';
