import { FORM_FIELDS, type Filter, type FilterField, type FilterValue } from '../filter.ts';
import { CUBE_FIELDS, type Cube } from './cube.ts';

const FIELDS: ReadonlySet<FilterField> = new Set(CUBE_FIELDS);
const OF_FORMS: ReadonlySet<FilterField> = new Set(FORM_FIELDS);

/**
 * Whether the cube alone answers a filter exactly: it speaks of no agency, form or total amount, and of no region below
 * a province. Otherwise the rows must be asked.
 */
export function cubeAnswers(filter: Filter, cube: Cube): boolean {
  switch (filter.op) {
    case 'not':
      return cubeAnswers(filter.of, cube);
    case 'and':
    case 'or':
      return filter.of.every((part) => cubeAnswers(part, cube));
    case 'between':
      return FIELDS.has(filter.field);
    case 'in':
      return FIELDS.has(filter.field) && (filter.field !== 'region' || areProvinces(filter.values, cube));
  }
}

function areProvinces(values: readonly FilterValue[], cube: Cube): boolean {
  const provinces = new Set(cube.codes.province);
  return values.every((value) => value === null || provinces.has(value) || isProvinceCode(String(value)));
}

/** A province's code by its shape: one that the dataset does not have keeps nothing, as in the rows. */
function isProvinceCode(code: string): boolean {
  return /^\d\d0000$/.test(code);
}

/** Whether a field is one of the form, so that forms, agencies and amounts can be counted under it. */
export function isFormField(field: FilterField): boolean {
  return OF_FORMS.has(field);
}
