import type { Sql } from './dialect.ts';
import { agencySizes, sizeClass } from './group-size.ts';
import { INDICATOR_DIMENSIONS, type MeasureDimension } from './measure.ts';

type FormDimension = Exclude<MeasureDimension, (typeof INDICATOR_DIMENSIONS)[number]>;

/** Whether rows are told apart by the indicator, not by the form alone. */
export function isIndicatorDimension(by: MeasureDimension): by is (typeof INDICATOR_DIMENSIONS)[number] {
  return INDICATOR_DIMENSIONS.some((dimension) => dimension === by);
}

/** The code of the region of this level in which the agency lies; aliases r, p, g as in `LINEAGE`. */
export function regionAt(level: 'province' | 'prefecture' | 'county'): string {
  const cases = ['r', 'p', 'g'].map((alias) => `WHEN ${alias}.level = '${level}' THEN ${alias}.code`);
  return `CASE ${cases.join(' ')} END`;
}

/** Joins that give a form's region (r) the regions above it (p, g) . */
export const LINEAGE =
  'LEFT JOIN regions AS p ON p.code = r.parent_code LEFT JOIN regions AS g ON g.code = p.parent_code';

/** What a form is grouped by, with the joins that needs; aliases of `forms()`. */
export function formDimension(by: FormDimension, sql: Sql): string {
  switch (by) {
    case 'agency':
      return sql.string('f.agency_id');
    case 'kind':
      return sql.string('a.kind');
    case 'region_level':
      return sql.string('r.level');
    case 'province':
    case 'prefecture':
    case 'county':
      return sql.string(regionAt(by));
    case 'year':
      return sql.string('f.fiscal_year');
    case 'form_type':
      return sql.string('f.type');
    case 'size':
      return sql.string(sizeClass('s.largest_wan', sql));
  }
}

/** The joins the dimensions need beyond `forms()`. */
export function dimensionJoins(by: readonly MeasureDimension[]): string {
  const lineage = by.some((one) => one === 'province' || one === 'prefecture' || one === 'county') ? ` ${LINEAGE}` : '';
  const sizes = by.includes('size') ? ` LEFT JOIN (${agencySizes()}) AS s ON s.size_agency = f.agency_id` : '';
  return lineage + sizes;
}
