import type { Engine } from '#lib/engines/index.ts';
import { comparableNumber, conceptCondition } from './concept-targets.ts';
import { formCondition, rowCondition } from './condition.ts';
import { sqlFor, type Sql } from './dialect.ts';
import type { Filter } from './filter.ts';
import { judgedIndicators } from './judged.ts';
import { run, type FormType, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { LINEAGE, regionAt } from './group-dimension.ts';
import { agencySizes, sizeClass } from './group-size.ts';
import { AGENCY_COLUMNS, forms, targets, texts } from './tables.ts';

/** What agencies are compared by; each gives one number per agency. */
export type PeerMeasure =
  /** Median of the agency's annual targets of one concept in one unit (a rate as a fraction). */
  | { readonly measure: 'concept'; readonly concept: string; readonly kind: string }
  /** Sum of the totals of one form type, in 万元; null if one of them is unknown. */
  | { readonly measure: 'budget'; readonly form_type: FormType }
  /** Share of the indicators that have a number. */
  | { readonly measure: 'quantified' };

/** What agencies are told apart and put together by. */
export type PeerAgencyRow = {
  readonly agency_id: string;
  readonly agency_name: string | null;
  readonly agency_kind: string | null;
  readonly region_code: string | null;
  readonly region_name: string | null;
  readonly region_level: string | null;
  /** Code of the province the agency's region lies in. */
  readonly province_code: string | null;
  /** Budget size class of the agency's largest known form (`SIZE_CLASSES`). */
  readonly size_class: string | null;
};

/** One agency with its number. */
export type AgencyValueRow = PeerAgencyRow & {
  readonly value: number | null;
  /** How many targets, forms or indicators the value rests on. */
  readonly basis: number;
  readonly first_year: number | null;
  readonly last_year: number | null;
};

/** One number per agency the filter keeps, for ranking and peer positions. */
export function agencyValuesQuery(
  filter: Filter,
  measure: PeerMeasure,
  options: QueryOptions = {},
): Query<AgencyValueRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  return {
    sql: `SELECT ${peerColumns(sql)}, m.measured AS value,
  ${sql.integer('m.measured_on')} AS basis, ${sql.integer('m.low_year')} AS first_year,
  ${sql.integer('m.high_year')} AS last_year
FROM (${measured(filter, measure, sql)}) AS m INNER JOIN agencies AS a ON a.id = m.agency_key
${PEER_JOINS}
ORDER BY value DESC NULLS LAST, agency_id`,
  };
}

const PEER_JOINS = `LEFT JOIN regions AS r ON r.code = a.region_code ${LINEAGE}
LEFT JOIN (${agencySizes()}) AS s ON s.size_agency = a.id`;

function peerColumns(sql: Sql): string {
  const columns = {
    ...AGENCY_COLUMNS,
    agency_id: 'a.id',
    region_level: 'r.level',
    province_code: regionAt('province'),
  };
  return texts({ ...columns, size_class: sizeClass('s.largest_wan', sql) }, sql);
}

/** Every agency of the dataset with what its peers are found by. */
export function peerAgenciesQuery(options: QueryOptions = {}): Query<PeerAgencyRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  return { sql: `SELECT ${peerColumns(sql)} FROM agencies AS a ${PEER_JOINS} ORDER BY agency_id` };
}

/** Every agency of the dataset with what its peers are found by. */
export function runPeerAgencies(engine: Engine, options: RunOptions = {}): Promise<PeerAgencyRow[]> {
  return run(engine, peerAgenciesQuery(engine), options);
}

function measured(filter: Filter, measure: PeerMeasure, sql: Sql): string {
  switch (measure.measure) {
    case 'concept':
      return conceptMedians(filter, measure, sql);
    case 'budget':
      return `SELECT f.agency_id AS agency_key,
  CASE WHEN count(f.total_wan) = count(*) THEN ${sql.exactSum('f.total_wan')} END AS measured,
  count(*) AS measured_on, min(f.fiscal_year) AS low_year, max(f.fiscal_year) AS high_year
  FROM ${forms()} WHERE f.type = ${sql.text(measure.form_type)} AND ${formCondition(filter, sql)} GROUP BY f.agency_id`;
    case 'quantified':
      return `SELECT j.agency_key AS agency_key,
  ${sql.double("sum(CASE WHEN j.status = 'quantified' THEN 1 ELSE 0 END)")} / nullif(count(*), 0) AS measured,
  count(*) AS measured_on, min(j.year_key) AS low_year, max(j.year_key) AS high_year
  FROM (${judgedIndicators(filter, sql)}) AS j WHERE j.status <> 'placeholder' GROUP BY j.agency_key`;
  }
}

function conceptMedians(
  filter: Filter,
  measure: { readonly concept: string; readonly kind: string },
  sql: Sql,
): string {
  const { value } = comparableNumber(sql);
  return `SELECT n.agency_key AS agency_key, ${sql.quantile('n.amount', 0.5)} AS measured, count(*) AS measured_on,
  min(n.year_key) AS low_year, max(n.year_key) AS high_year
  FROM (SELECT f.agency_id AS agency_key, f.fiscal_year AS year_key, ${value} AS amount FROM ${targets()}
    WHERE ${conceptCondition([measure.concept], sql)} AND NOT i.is_placeholder AND t.period = 'annual'
    AND t.kind = ${sql.text(measure.kind)} AND (${rowCondition(filter, sql)})) AS n
  WHERE n.amount IS NOT NULL GROUP BY n.agency_key`;
}

/** One number per agency. */
export function runAgencyValues(
  engine: Engine,
  filter: Filter,
  options: RunOptions & { readonly measure: PeerMeasure },
): Promise<AgencyValueRow[]> {
  return run(engine, agencyValuesQuery(filter, options.measure, engine), options);
}
