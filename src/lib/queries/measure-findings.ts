import { formCondition } from './condition.ts';
import { dimensionJoins } from './group-dimension.ts';
import { FORM_KEYS, keyColumns, type UnitQuestion, type Units } from './measure-units.ts';
import { forms } from './tables.ts';

/** One row per form with the number of findings about it; needs the table `finding_forms`. */
export function findingUnits({ filter, by, sql }: UnitQuestion): Units {
  return {
    rows: `SELECT ${keyColumns(by, sql)}, ${FORM_KEYS}, ${sql.double('coalesce(c.found, 0)')} AS part, NULL AS whole,
  1 AS weight, 0 AS gap, 0 AS odd, 0 AS elsewhere
  FROM ${forms()}${dimensionJoins(by)}
  LEFT JOIN (SELECT form_id AS form_key, count(*) AS found FROM finding_forms GROUP BY form_id) AS c
    ON c.form_key = f.id
  WHERE ${formCondition(filter, sql)}`,
    figure: 'mean',
    basis: 'known',
  };
}
