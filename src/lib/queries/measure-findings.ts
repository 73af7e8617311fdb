import { formCondition } from './condition.ts';
import { dimensionJoins, isIndicatorDimension } from './group-dimension.ts';
import { judgedIndicators } from './judged.ts';
import { indicatorKeys } from './measure-indicators.ts';
import { FORM_KEYS, formKeys, keyColumns, type UnitQuestion, type Units } from './measure-units.ts';
import { forms } from './tables.ts';

const REST = 'NULL AS whole, 1 AS weight, 0 AS gap, 0 AS odd, 0 AS elsewhere';

/** One row per form (and level or concept, where grouped by it) with the number of findings about it. */
export function findingUnits(question: UnitQuestion): Units {
  const rows = question.by.some(isIndicatorDimension) ? onIndicators(question) : onForms(question);
  return { rows, figure: 'mean', basis: 'known' };
}

/** All findings about a form; needs the table `finding_forms`. */
function onForms({ filter, by, sql }: UnitQuestion): string {
  return `SELECT ${keyColumns(by, sql)}, ${FORM_KEYS}, ${sql.double('coalesce(c.found, 0)')} AS part, ${REST}
  FROM ${forms()}${dimensionJoins(by)}
  LEFT JOIN (SELECT form_id AS form_key, count(*) AS found FROM finding_forms GROUP BY form_id) AS c
    ON c.form_key = f.id
  WHERE ${formCondition(filter, sql)}`;
}

/**
 * Findings that lie on an indicator of the form, once for each group they touch; needs the table `finding_indicators`.
 * Those about the form as a whole or its amounts have no level and no concept, and are left out.
 */
function onIndicators({ filter, by, sql }: UnitQuestion): string {
  const { named, grouped } = indicatorKeys({ by, sql });
  return `SELECT ${named}, j.form_key AS form_key, j.type_key AS type_key, j.year_key AS year_key,
  ${sql.double('count(DISTINCT o.finding_id)')} AS part, ${REST}
  FROM (${judgedIndicators(filter, sql)}) AS j INNER JOIN (${formKeys(by, sql)}) AS k ON k.own_form = j.form_key
  LEFT JOIN finding_indicators AS o ON o.indicator_id = j.indicator_key
  GROUP BY ${grouped}`;
}
