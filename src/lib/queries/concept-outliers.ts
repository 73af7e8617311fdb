import type { Engine } from '#lib/engines/index.ts';
import { conceptCondition } from './concept-targets.ts';
import { rowCondition } from './condition.ts';
import { sqlFor, type Sql } from './dialect.ts';
import type { Filter } from './filter.ts';
import { fenceOf, type Fence } from './outlying.ts';
import { run, type FormType, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { indicatorColumns, type IndicatorRow } from './search.ts';
import { indicators, texts } from './tables.ts';
import { comparableNumber } from './target-columns.ts';

/** Targets that may be compared: of one concept, form type, kind and unit. */
export type ComparableGroup = {
  readonly form_type: FormType;
  readonly kind: string;
  readonly number_unit: string | null;
};

/** How many of them demand one value; a rate is a fraction. */
export type ComparableCountRow = ComparableGroup & {
  readonly concept: string;
  readonly number: number;
  readonly count: number;
};

/** One target outside the fences. */
export type OutlierRow = IndicatorRow & { readonly number: number };

/** The fences of one comparable group, and the first of the targets outside them. */
export interface OutlierGroup extends ComparableGroup {
  readonly fence: Fence;
  readonly rows: readonly OutlierRow[];
}

const GROUP = { form_type: 'f.type', kind: 't.kind' } as const;

function from(concept: string | null, filter: Filter, sql: Sql): string {
  const kept = concept === null ? 'i.concept IS NOT NULL' : conceptCondition([concept], sql);
  return `${indicators()} INNER JOIN targets AS t ON t.indicator_id = i.id AND t.period = 'annual'
WHERE ${kept} AND NOT i.is_placeholder AND (${rowCondition(filter, sql)}) AND ${comparableNumber(sql).value} IS NOT NULL`;
}

/** The values of each comparable group with their numbers of targets, ascending; of all concepts where none is given. */
export function comparableCountsQuery(
  filter: Filter,
  concept: string | null,
  options: QueryOptions = {},
): Query<ComparableCountRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const { value, unit } = comparableNumber(sql);
  const named = texts({ concept: 'i.concept', ...GROUP }, sql);
  return {
    sql: `SELECT ${named}, ${unit} AS number_unit, ${value} AS number, ${sql.integer('count(*)')} AS count
FROM ${from(concept, filter, sql)} GROUP BY i.concept, f.type, t.kind, ${unit}, ${value}
ORDER BY concept, form_type, kind, number_unit NULLS LAST, number`,
  };
}

/** Which targets of a group to list. */
export interface OutlierOptions {
  readonly concept: string;
  readonly group: ComparableGroup;
  readonly fence: Fence;
  readonly most: number;
}

/** The targets of a group outside its fences, the farthest values first. */
export function outlierRowsQuery(
  filter: Filter,
  outlier: OutlierOptions,
  options: QueryOptions = {},
): Query<OutlierRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const { value, unit } = comparableNumber(sql);
  const { group, fence, concept, most } = outlier;
  const values = fence.outside.map((one) => sql.number(one)).join(', ');
  const ofUnit = group.number_unit === null ? `${unit} IS NULL` : `${unit} = ${sql.text(group.number_unit)}`;
  return {
    sql: `SELECT ${indicatorColumns(sql)}, ${value} AS number FROM ${from(concept, filter, sql)}
AND f.type = ${sql.text(group.form_type)} AND t.kind = ${sql.text(group.kind)} AND ${ofUnit}
AND ${values === '' ? '1 = 0' : `${value} IN (${values})`}
ORDER BY abs(${value} - ${sql.number(fence.median ?? 0)}) DESC, form_id, no, indicator_id LIMIT ${Math.trunc(most)}`,
  };
}

export interface ConceptOutlierOptions {
  readonly concept: string;
  /** The values of its groups when they are known already. */
  readonly counts?: readonly ComparableCountRow[];
  /** How many targets of a group are listed. */
  readonly most: number;
}

/** The comparable groups of a concept, the largest first, with what lies outside the fences of each. */
export async function runConceptOutliers(
  engine: Engine,
  filter: Filter,
  { concept, counts, most, ...options }: RunOptions & ConceptOutlierOptions,
): Promise<OutlierGroup[]> {
  const known = counts ?? (await run(engine, comparableCountsQuery(filter, concept, engine), options));
  const found = groupsOf(known).flatMap((values) => {
    const [group] = values;
    return group === undefined ? [] : [{ group, fence: fenceOf(values) }];
  });
  found.sort((a, b) => b.fence.count - a.fence.count);
  return Promise.all(
    found.map(async ({ group: { form_type, kind, number_unit }, fence }) => {
      const group = { form_type, kind, number_unit };
      const rows =
        fence.outside.length === 0
          ? []
          : await run(engine, outlierRowsQuery(filter, { concept, group, fence, most }, engine), options);
      return { ...group, fence, rows };
    }),
  );
}

/** The rows of each group together; they come in the order of their groups. */
function groupsOf(rows: readonly ComparableCountRow[]): ComparableCountRow[][] {
  const groups = new Map<string, ComparableCountRow[]>();
  for (const row of rows) {
    const key = `${row.form_type} ${row.kind} ${row.number_unit ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}
