import type { BudgetRow, EngineRow, FacetRow } from '#lib/queries/index.ts';
import type { InputProblem } from '../../src/lib/ui/own/reading.ts';

/** A budget row of an invented agency. */
export function budgetRow(parts: Partial<BudgetRow>): BudgetRow {
  return {
    form_type: 'department',
    agency_id: '110101-aaaa',
    agency_name: '甲区教育局',
    agency_kind: 'education',
    region_code: '110101',
    region_name: '甲区',
    fiscal_year: 2023,
    forms: 1,
    form_id: '110101-aaaa-2023-d-1',
    project_name: null,
    total_wan: 1200,
    half_year_wan: null,
    forms_with_total: 1,
    forms_multi_year: 0,
    forms_part_year: 0,
    forms_within_department: 0,
    notes: [],
    comparable: true,
    ...parts,
  };
}

/** A value of a filter field kept by the given number of forms. */
export function facetRow(field: FacetRow['field'], code: string, forms: number): FacetRow {
  return { field, code, name: null, level: null, parent_code: null, forms, indicators: forms };
}

export const REGIONS: readonly EngineRow<'regions'>[] = [
  { code: '110000', name: '甲省', level: 'province', parent_code: null },
  { code: '110100', name: '甲市', level: 'prefecture', parent_code: '110000' },
  { code: '110101', name: '甲区', level: 'county', parent_code: '110100' },
  { code: '120000', name: '乙省', level: 'province', parent_code: null },
];

/** A cell that is no integer. */
export function inputProblem(row: number): InputProblem {
  const value = `第${row}年`;
  return {
    code: 'value_type',
    severity: 'error',
    file: 'forms.csv',
    row,
    column: 'fiscal_year',
    place: null,
    value,
    values: { column: 'fiscal_year', value, expected: 'integer' },
  };
}
