import { comparableNumber, conceptCondition } from './concept-targets.ts';
import { rowCondition } from './condition.ts';
import type { Sql } from './dialect.ts';
import { dimensionJoins } from './group-dimension.ts';
import type { Measure, TargetScale } from './measure.ts';
import { unnumberedUnits } from './measure-indicators.ts';
import { flag, FORM_KEYS, keyColumns, type UnitQuestion, type Units } from './measure-units.ts';
import { indicators } from './tables.ts';

type TargetMeasure = Extract<Measure, { readonly family: 'targets' }>;

const COLUMNS = { level1: 'i.level1', level2: 'i.level2', concept: 'i.concept' } as const;

/** One row per annual target of the concept; an indicator that has none counts as one without a number. */
export function targetUnits(measure: TargetMeasure, question: UnitQuestion): Units {
  if (measure.of === 'without_number') return unnumberedUnits(measure.scale.concept, question);
  const { filter, by, sql } = question;
  const { value } = comparableNumber(sql);
  const here = onScale(measure.scale, sql);
  const isOperator = measure.of === 'operator';
  const asked = isOperator ? sql.double(flag(`t.operator = ${sql.text(measure.operator)}`)) : value;
  return {
    rows: `SELECT ${keyColumns(by, sql, COLUMNS)}, ${FORM_KEYS},
  CASE WHEN ${here} AND ${value} IS NOT NULL THEN ${asked} END AS part,
  NULL AS whole, 1 AS weight,
  ${flag(`NOT (${here}) OR ${value} IS NULL`)} AS gap, 0 AS odd,
  ${flag(`NOT (${here}) AND ${value} IS NOT NULL`)} AS elsewhere
  FROM ${indicators()} LEFT JOIN targets AS t ON t.indicator_id = i.id AND t.period = 'annual'${dimensionJoins(by)}
  WHERE ${conceptCondition([measure.scale.concept], sql)} AND NOT i.is_placeholder AND (${rowCondition(filter, sql)})`,
    figure: isOperator ? 'share' : measure.of,
    basis: 'known',
  };
}

/** Whether a target (alias t, may be missing) has its number on the scale; never NULL. */
function onScale({ kind, unit }: TargetScale, sql: Sql): string {
  const own = comparableNumber(sql).unit;
  const same = unit === null ? `${own} IS NULL` : `${own} IS NOT NULL AND ${own} = ${sql.text(unit)}`;
  return `(t.kind IS NOT NULL AND t.kind = ${sql.text(kind)} AND ${same})`;
}
