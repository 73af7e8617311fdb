import type { Sql } from './dialect.ts';
import { judgedIndicators } from './judged.ts';
import { isIndicatorDimension } from './group-dimension.ts';
import type { Measure } from './measure.ts';
import { flag, formKeys, type UnitQuestion, type Units } from './measure-units.ts';

type IndicatorMeasure = Extract<Measure, { readonly family: 'indicators' }>;

const COLUMNS = { level1: 'j.level1_key', level2: 'j.level2_key', concept: 'j.concept_key' } as const;

/** What of the indicators counts, and which of them may be counted. */
interface Counted {
  readonly eligible: string;
  readonly matches: string;
  /** Whether it cannot be said if an eligible indicator matches. */
  readonly unknown: string;
}

/** One row per form (and level or concept, where grouped by it) with the number of its indicators that match. */
export function indicatorUnits(measure: IndicatorMeasure, question: UnitQuestion): Units {
  const figure = measure.of === 'share_of' ? 'ratio' : measure.of === 'per_form' ? 'mean' : 'sum';
  return { rows: countedRows(countedOf(measure, question.sql), question), figure, basis: 'weight' };
}

/** Indicators of a concept without a number: in words or blank. */
export function unnumberedUnits(concept: string, question: UnitQuestion): Units {
  const counted: Counted = {
    eligible: `j.status <> 'placeholder' AND j.concept_key = ${question.sql.text(concept)}`,
    matches: `j.status <> 'quantified'`,
    unknown: '1 = 0',
  };
  return { rows: countedRows(counted, question), figure: 'ratio', basis: 'weight' };
}

function countedOf(measure: IndicatorMeasure, sql: Sql): Counted {
  if (!('trait' in measure)) return { eligible: `j.status <> 'placeholder'`, matches: '1 = 1', unknown: '1 = 0' };
  const code = sql.text(measure.code);
  if (measure.trait !== 'status') {
    const column = COLUMNS[measure.trait];
    const matches = `${column} IS NOT NULL AND ${column} = ${code}`;
    return { eligible: `j.status <> 'placeholder'`, matches, unknown: `${column} IS NULL` };
  }
  const eligible = measure.code === 'placeholder' ? '1 = 1' : `j.status <> 'placeholder'`;
  return { eligible, matches: `j.status = ${code}`, unknown: '1 = 0' };
}

/** The keys of rows per form and indicator (aliases k and j), as columns and as what to group by. */
export function indicatorKeys({ by, sql }: Pick<UnitQuestion, 'by' | 'sql'>): {
  readonly named: string;
  readonly grouped: string;
} {
  const keys = [0, 1, 2].map((at) => {
    const dimension = by[at];
    return dimension !== undefined && isIndicatorDimension(dimension) ? COLUMNS[dimension] : `k.key${at + 1}`;
  });
  const named = keys.map((key, at) => `${sql.string(key)} AS key${at + 1}`).join(', ');
  return { named, grouped: [...keys, 'j.form_key', 'j.type_key', 'j.year_key'].join(', ') };
}

function countedRows({ eligible, matches, unknown }: Counted, { filter, by, sql }: UnitQuestion): string {
  const { named, grouped } = indicatorKeys({ by, sql });
  return `SELECT ${named}, j.form_key AS form_key, j.type_key AS type_key, j.year_key AS year_key,
  ${sql.double(`sum(${flag(matches)})`)} AS part, ${sql.double('count(*)')} AS whole, count(*) AS weight,
  sum(${flag(unknown)}) AS gap, 0 AS odd, 0 AS elsewhere
  FROM (${judgedIndicators(filter, sql)}) AS j INNER JOIN (${formKeys(by, sql)}) AS k ON k.own_form = j.form_key
  WHERE ${eligible} GROUP BY ${grouped}`;
}
