import type { Filter, FilterField, FilterValue } from '../filter.ts';
import type { Cube, CubeDimension } from './cube.ts';

export type Leaf = Extract<Filter, { readonly field: FilterField }>;

/** Which codes of its dimension a leaf keeps: one 0 or 1 per place. */
export function keptCodes(leaf: Leaf, cube: Cube): Uint8Array {
  const test = valueTest(leaf);
  return Uint8Array.from(cube.codes[dimensionOf(leaf.field)], (code) => (test(code) ? 1 : 0));
}

/** Which comparable numbers a leaf on `value` keeps, one behind the place of each; none at 0, where there is no number. */
export function keptValues(leaf: Leaf, cube: Cube): Uint8Array {
  const test = valueTest(leaf);
  return Uint8Array.of(0, ...Array.from(cube.values, (value) => (test(value) ? 1 : 0)));
}

/** The dimension of a field the cube answers. */
function dimensionOf(field: FilterField): CubeDimension {
  return field === 'region' ? 'province' : (field as CubeDimension);
}

/** The field that a dimension is filtered by. */
export function fieldOf(dimension: CubeDimension): FilterField {
  return dimension === 'province' ? 'region' : dimension;
}

function valueTest(leaf: Leaf): (value: FilterValue) => boolean {
  if (leaf.op === 'between') {
    const [low, high] = [leaf.min ?? -Infinity, leaf.max ?? Infinity];
    return (value) => typeof value === 'number' && value >= low && value <= high;
  }
  const known = new Set(leaf.values.filter((value) => value !== null).map(comparable(leaf.field)));
  const unknown = leaf.values.includes(null);
  return (value) => (value === null ? unknown : known.has(comparable(leaf.field)(value)));
}

/** Years are compared as numbers, everything else as text. */
function comparable(field: FilterField): (value: string | number) => string | number {
  return field === 'year' ? Number : String;
}
