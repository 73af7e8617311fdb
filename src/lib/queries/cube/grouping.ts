import type { FilterValue } from '../filter.ts';
import { CUBE_FORM_DIMENSIONS, type Cube, type CubeDimension, type CubeFormDimension } from './cube.ts';

/** Groups by some dimensions as numbers: the place of the last dimension's code counts fastest. */
export interface Grouping<D extends CubeDimension = CubeDimension> {
  readonly dimensions: readonly D[];
  /** How many groups there can be. */
  readonly size: number;
}

/** The groups there can be by these dimensions. */
export function groupingBy<D extends CubeDimension>(dimensions: readonly D[], cube: Cube): Grouping<D> {
  return { dimensions, size: dimensions.reduce((size, dimension) => size * cube.codes[dimension].length, 1) };
}

/** Per group of forms, its group by form dimensions. */
export function formGroups({ dimensions }: Grouping<CubeFormDimension>, { forms, codes }: Cube): Uint32Array {
  const groups = new Uint32Array(forms.count.length);
  for (const dimension of dimensions) {
    const [own, radix] = [forms.codes[dimension], codes[dimension].length];
    for (let form = 0; form < groups.length; form += 1) groups[form] = (groups[form] ?? 0) * radix + (own[form] ?? 0);
  }
  return groups;
}

/** Whether a dimension is one of the form. */
export function isFormDimension(dimension: CubeDimension): dimension is CubeFormDimension {
  return (CUBE_FORM_DIMENSIONS as readonly CubeDimension[]).includes(dimension);
}

/** The codes of a group, in the order of the grouping's dimensions. */
export function codesOf(group: number, { dimensions }: Grouping, { codes }: Cube): FilterValue[] {
  const key: FilterValue[] = [];
  let rest = group;
  for (const dimension of dimensions.toReversed()) {
    const list = codes[dimension];
    key.unshift(list[rest % list.length] ?? null);
    rest = Math.floor(rest / list.length);
  }
  return key;
}
