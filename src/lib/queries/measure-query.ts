import type { Engine } from '#lib/engines/index.ts';
import { sqlFor, type Sql } from './dialect.ts';
import type { Filter } from './filter.ts';
import { budgetUnits } from './measure-budget.ts';
import { findingUnits } from './measure-findings.ts';
import { indicatorUnits } from './measure-indicators.ts';
import type { Measure, MeasureDimension, MeasureRow } from './measure.ts';
import { targetUnits } from './measure-targets.ts';
import { flag, type UnitQuestion, type Units } from './measure-units.ts';
import { measureTraits } from './measures.ts';
import { run, type Query, type QueryOptions, type RunOptions } from './query.ts';

/** Which measure, grouped by up to three dimensions: groups, columns, panels. */
export interface MeasureQuestion {
  readonly measure: Measure;
  readonly by: readonly MeasureDimension[];
}

/**
 * A measure per group (and column, and panel). A dimension the measure does not have is unknown throughout: budgets have
 * no level and no concept.
 */
export function measureQuery(filter: Filter, question: MeasureQuestion, options: QueryOptions = {}): Query<MeasureRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const { measure, by } = question;
  const units = unitsOf(measure, { filter, by, sql });
  const apart = measureTraits(measure).formTypes === 'apart';
  /** A column of the rows whose number is known: what the measure rests on. */
  const known = (column: string) => flagged(column, knownRow(units));
  /** Form types that must not be mixed give no number together. */
  const guarded = (expression: string) =>
    apart ? `CASE WHEN count(DISTINCT ${known('u.type_key')}) = 1 THEN ${expression} END` : expression;
  const spread = spreadOf(units, sql);
  const quartile = (name: string, share: number) => `${guarded(sql.quantile(spread, share))} AS ${name}`;
  return {
    sql: `SELECT ${sql.string('u.key1')} AS group_code, ${sql.string('u.key2')} AS column_code,
  ${sql.string('u.key3')} AS panel_code, ${guarded(valueOf(units, sql))} AS value,
  ${sql.integer(units.basis === 'weight' ? 'sum(u.weight)' : `count(${units.figure === 'ratio' ? spread : 'u.part'})`)} AS basis,
  ${sql.double('sum(u.gap)')} / nullif(${sql.double('sum(u.weight)')}, 0) AS unknown_share,
  ${guarded(`min(${spread})`)} AS minimum, ${quartile('lower_quartile', 0.25)}, ${quartile('median', 0.5)},
  ${quartile('upper_quartile', 0.75)}, ${guarded(`max(${spread})`)} AS maximum,
  ${sql.integer('count(DISTINCT u.form_key)')} AS forms, ${sql.integer(`count(DISTINCT ${known('u.type_key')})`)} AS form_types,
  ${sql.string(`CASE WHEN count(DISTINCT ${known('u.type_key')}) = 1 THEN min(${known('u.type_name')}) END`)} AS form_type,
  ${sql.integer(`count(DISTINCT ${flagged(known('u.form_key'), 'u.odd = 1')})`)} AS odd_periods,
  ${sql.integer('sum(u.elsewhere)')} AS other_scales,
  ${sql.integer(`min(${known('u.year_key')})`)} AS first_year, ${sql.integer(`max(${known('u.year_key')})`)} AS last_year
FROM (SELECT w.*, ${sql.string('w.type_key')} AS type_name FROM (${units.rows}) AS w) AS u
GROUP BY u.key1, u.key2, u.key3
ORDER BY group_code NULLS LAST, column_code NULLS LAST, panel_code NULLS LAST`,
  };
}

function unitsOf(measure: Measure, question: UnitQuestion): Units {
  switch (measure.family) {
    case 'budget':
      return budgetUnits(measure, question);
    case 'indicators':
      return indicatorUnits(measure, question);
    case 'targets':
      return targetUnits(measure, question);
    case 'findings':
      return findingUnits(question);
  }
}

const PAIR = 'u.part IS NOT NULL AND u.whole IS NOT NULL AND u.whole > 0';

function flagged(expression: string, condition: string): string {
  return `CASE WHEN ${condition} THEN ${expression} END`;
}

/** Whether the number of a row is known. */
function knownRow({ figure }: Units): string {
  return figure === 'ratio' ? PAIR : 'u.part IS NOT NULL';
}

/** The number of one row: what the quartiles are of. */
function spreadOf({ figure }: Units, sql: Sql): string {
  if (figure === 'share') return sql.double('NULL');
  return figure === 'ratio'
    ? flagged(`${sql.double('u.part')} / ${sql.double('u.whole')}`, PAIR)
    : sql.double('u.part');
}

function valueOf({ figure }: Units, sql: Sql): string {
  const part = sql.double('u.part');
  switch (figure) {
    case 'sum':
      return sql.exactSum('u.part');
    case 'share':
    case 'mean':
      return `${sql.exactSum('u.part')} / nullif(${sql.double('count(u.part)')}, 0)`;
    case 'ratio': {
      const [parts, wholes] = [flagged('u.part', PAIR), flagged('u.whole', PAIR)];
      return `${sql.exactSum(parts)} / nullif(${sql.exactSum(wholes)}, 0)`;
    }
    case 'full_share':
      return `${sql.double(`sum(${flag('u.part IS NOT NULL AND u.part = 1')})`)} / nullif(${sql.double('count(u.part)')}, 0)`;
    case 'minimum':
      return `min(${part})`;
    case 'median':
      return sql.quantile(part, 0.5);
    case 'lower_quartile':
      return sql.quantile(part, 0.25);
    case 'upper_quartile':
      return sql.quantile(part, 0.75);
  }
}

/** A measure per group. */
export function runMeasure(
  engine: Engine,
  filter: Filter,
  options: RunOptions & MeasureQuestion,
): Promise<MeasureRow[]> {
  return run(engine, measureQuery(filter, options, engine), options);
}
