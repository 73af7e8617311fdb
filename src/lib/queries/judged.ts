import { asksTargets, rowCondition } from './condition.ts';
import type { Sql } from './dialect.ts';
import type { Filter } from './filter.ts';
import { STATUSES } from './status.ts';
import { indicators, targets } from './tables.ts';
import { HAS_VALUE, HAS_WORDS } from './target-columns.ts';

export { STATUSES, type Status } from './status.ts';

/**
 * One row per indicator the filter keeps, judged by those of its targets the filter keeps: form_key, agency_key,
 * year_key, region_key, kind_key, type_key, level1_key, level2_key, concept_key and status. An indicator counts as
 * quantified when one of these targets is.
 */
export function judgedIndicators(filter: Filter, sql: Sql): string {
  const judged = `SELECT t.indicator_id AS judged_key, max(${HAS_VALUE}) AS has_value, max(${HAS_WORDS}) AS has_words`;
  const kept = asksTargets(filter)
    ? `INNER JOIN (SELECT i.id AS judged_key, max(${HAS_VALUE}) AS has_value, max(${HAS_WORDS}) AS has_words
  FROM ${targets('LEFT')} WHERE i.id IS NOT NULL AND (${rowCondition(filter, sql)}) GROUP BY i.id) AS j
  ON j.judged_key = i.id`
    : `LEFT JOIN (${judged} FROM targets AS t GROUP BY t.indicator_id) AS j ON j.judged_key = i.id
WHERE ${rowCondition(filter, sql)}`;
  return `SELECT i.id AS indicator_key, i.form_id AS form_key, i.level1 AS level1_key, i.level2 AS level2_key,
  i.concept AS concept_key, f.agency_id AS agency_key, f.fiscal_year AS year_key, f.type AS type_key,
  a.kind AS kind_key, a.region_code AS region_key,
  CASE WHEN i.is_placeholder THEN 'placeholder' WHEN j.has_value = 1 THEN 'quantified'
    WHEN j.has_words = 1 THEN 'qualitative' ELSE 'blank' END AS status
FROM ${indicators()} ${kept}`;
}

/** Counts by status over `judgedIndicators`, as integers; columns of `StatusCounts`. */
export function statusCounts(sql: Sql): string {
  const counts = STATUSES.map((status) => {
    const counted = `coalesce(sum(CASE WHEN status = ${sql.text(status)} THEN 1 ELSE 0 END), 0)`;
    return `${sql.integer(counted)} AS ${status}`;
  });
  return [`${sql.integer('count(indicator_key)')} AS rows_printed`, ...counts].join(', ');
}

/** Indicator rows printed, and how many of them read which way. */
export type StatusCounts = {
  /** All rows, placeholders included. */
  readonly rows_printed: number;
  readonly quantified: number;
  readonly qualitative: number;
  readonly blank: number;
  readonly placeholder: number;
};

/** Rows that are indicators: all but placeholders. */
export function indicatorCount(counts: StatusCounts): number {
  return counts.rows_printed - counts.placeholder;
}

/** Share of the indicators (placeholders left out) that have a number, date or ratio; null if there is none. */
export function quantifiedShare(counts: StatusCounts): number | null {
  const count = indicatorCount(counts);
  return count === 0 ? null : counts.quantified / count;
}
