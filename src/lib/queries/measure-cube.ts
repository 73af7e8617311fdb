import { cubeAnswers } from './cube/answerable.ts';
import { askCube } from './cube/ask.ts';
import type {
  Cube,
  CubeAnswer,
  CubeDimension,
  CubeFormDimension,
  CubeGroup,
  CubeView,
  ValueCount,
} from './cube/cube.ts';
import { quartilesOf } from './cube/quantiles.ts';
import type { Filter, FilterValue } from './filter.ts';
import type { Measure, MeasureDimension, MeasureRow } from './measure.ts';
import type { MeasureQuestion } from './measure-query.ts';
import { measureTraits } from './measures.ts';
import type { FormType } from './query.ts';

/** Dimensions both the measures and the cube have. */
const SHARED = ['year', 'province', 'kind', 'form_type', 'level1', 'level2', 'concept'] as const;
const OF_FORMS: readonly string[] = ['year', 'province', 'kind', 'form_type'] satisfies CubeFormDimension[];
type SharedDimension = (typeof SHARED)[number];
type Tally = Pick<MeasureRow, 'value' | 'basis' | 'unknown_share' | 'forms'> & {
  readonly spread?: readonly ValueCount[];
};

/**
 * The same numbers as `measureQuery`, from the counting cube alone; null where it does not know them: agencies, regions
 * below the province, size classes, numbers that pair two amounts of a form or count forms by their indicators, and
 * filters it cannot apply. What only the rows tell (periods, other scales, and in parts forms and unknown shares) is
 * null, and groups of targets without a number are left out.
 */
export function measureFromCube(cube: Cube, filter: Filter, { measure, by }: MeasureQuestion): MeasureRow[] | null {
  const dimensions = by.flatMap((one) => SHARED.find((shared) => shared === one) ?? []);
  const view = viewOf(measure, dimensions);
  if (view === null || dimensions.length < by.length || !cubeAnswers(filter, cube)) return null;
  const [answer] = askCube(cube, { filter, views: [view] });
  return answer === undefined || answer.ignored.length > 0 ? null : rowsOf(answer, measure, dimensions);
}

/** What to ask the cube: always by form type and year too, which say what may be compared. */
function viewOf(measure: Measure, by: readonly SharedDimension[]): CubeView | null {
  switch (measure.family) {
    case 'budget':
      return budgetView(measure, by);
    case 'indicators': {
      if (measure.of === 'per_form') return null;
      const trait = 'trait' in measure ? [measure.trait] : [];
      return { of: 'indicators', by: unique([...by, 'form_type', 'year', 'status', ...trait]) };
    }
    case 'targets': {
      const { concept, kind, unit } = measure.scale;
      if (measure.of === 'without_number') {
        return { of: 'indicators', by: unique([...by, 'form_type', 'year', 'status', 'concept']) };
      }
      const operator: CubeDimension[] = measure.of === 'operator' ? ['operator'] : [];
      return { of: 'values', by: unique([...by, 'form_type', 'year', ...operator]), concept, kind, unit };
    }
    case 'findings':
      return null;
  }
}

function budgetView(measure: Extract<Measure, { readonly family: 'budget' }>, by: readonly SharedDimension[]) {
  const forms = by.filter((one): one is CubeFormDimension => OF_FORMS.includes(one));
  const dimensions = unique<CubeFormDimension>([...forms, 'form_type', 'year']);
  if (forms.length < by.length) return null;
  if (measure.of === 'total') return { of: 'forms', by: dimensions } as const;
  if (measure.of !== 'source' && measure.of !== 'expenditure') return null;
  return { of: 'amounts', by: dimensions, breakdown: measure.of, code: measure.amount } as const;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function rowsOf({ view, groups }: CubeAnswer, measure: Measure, by: readonly SharedDimension[]): MeasureRow[] {
  const codeOf = codeReader(view.by);
  const cells = new Map<string, CubeGroup[]>();
  for (const group of groups) {
    const key = JSON.stringify(by.map((dimension) => codeOf(group, dimension)));
    const cell = cells.get(key);
    if (cell) cell.push(group);
    else cells.set(key, [group]);
  }
  const rows = [...cells.values()].flatMap((cell) => rowOf(cell, { measure, by, codeOf }));
  return rows.sort(
    (a, b) =>
      order(a.group_code, b.group_code) || order(a.column_code, b.column_code) || order(a.panel_code, b.panel_code),
  );
}

type CodeReader = (group: CubeGroup, dimension: MeasureDimension | 'status' | 'operator') => string | null;

function codeReader(dimensions: readonly CubeDimension[]): CodeReader {
  const places = new Map<string, number>(dimensions.map((dimension, place) => [dimension, place]));
  return (group, dimension) => textOf(group.key[places.get(dimension) ?? -1] ?? null);
}

function textOf(value: FilterValue): string | null {
  return value === null ? null : String(value);
}

function order(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : a > b ? 1 : 0;
}

interface RowContext {
  readonly measure: Measure;
  readonly by: readonly SharedDimension[];
  readonly codeOf: CodeReader;
}

function rowOf(cell: readonly CubeGroup[], context: RowContext): MeasureRow[] {
  const { measure, by, codeOf } = context;
  const counted = cell.filter((group) => countsAt(group, context));
  const own = tallyOf(counted, context);
  const [first] = counted;
  if (own === null || first === undefined) return [];
  const known = counted.filter((group) => group.known > 0);
  const types = unique(known.map((group) => codeOf(group, 'form_type')));
  const years = known.flatMap((group) => codeOf(group, 'year') ?? []).map(Number);
  const isMixed = types.length > 1 && measureTraits(measure).formTypes === 'apart';
  const { value, spread = [], ...told } = own;
  const [minimum = null, lower = null, median = null, upper = null, maximum = null] =
    spread.length === 0 ? [] : quartilesOf(spread, [0, 0.25, 0.5, 0.75, 1]);
  const keys = [0, 1, 2].map((at) => (by[at] === undefined ? null : codeOf(first, by[at])));
  return [
    {
      group_code: keys[0] ?? null,
      column_code: keys[1] ?? null,
      panel_code: keys[2] ?? null,
      value: isMixed ? null : value,
      ...told,
      minimum,
      lower_quartile: lower,
      median,
      upper_quartile: upper,
      maximum,
      form_types: types.length,
      form_type: types.length === 1 ? ((types[0] ?? null) as FormType | null) : null,
      odd_periods: null,
      other_scales: null,
      first_year: years.length === 0 ? null : Math.min(...years),
      last_year: years.length === 0 ? null : Math.max(...years),
    },
  ];
}

/** Whether a group belongs to what is counted: of indicators, placeholders do not, unless they are asked for. */
function countsAt(group: CubeGroup, { measure, codeOf }: RowContext): boolean {
  if (measure.family === 'targets' && measure.of === 'without_number') {
    return codeOf(group, 'status') !== 'placeholder' && codeOf(group, 'concept') === measure.scale.concept;
  }
  if (measure.family !== 'indicators') return true;
  const asked = 'trait' in measure && measure.trait === 'status' && measure.code === 'placeholder';
  return asked || codeOf(group, 'status') !== 'placeholder';
}

function tallyOf(cell: readonly CubeGroup[], context: RowContext): Tally | null {
  const { measure } = context;
  if (measure.family === 'budget') return amountTally(cell, measure.of === 'total');
  if (measure.family === 'indicators') return indicatorTally(cell, context);
  if (measure.family === 'targets')
    return measure.of === 'without_number' ? indicatorTally(cell, context) : valueTally(cell, context);
  return null;
}

/** Sums of several groups without binary rounding: money has at most six decimals. */
function amountTally(cell: readonly CubeGroup[], areForms: boolean): Tally {
  const known = sum(cell.map((group) => group.known));
  const all = sum(cell.map((group) => group.count));
  const millionths = sum(cell.map((group) => Math.round((group.sum ?? 0) * 1e6)));
  const value = known === 0 ? null : millionths / 1e6;
  if (!areForms) return { value, basis: known, unknown_share: null, forms: null };
  return { value, basis: known, unknown_share: all === 0 ? null : 1 - known / all, forms: all };
}

function indicatorTally(cell: readonly CubeGroup[], { measure, codeOf }: RowContext): Tally | null {
  const traited = measure.family === 'indicators' && 'trait' in measure ? measure : null;
  const count = (test: (group: CubeGroup) => boolean) => sum(cell.filter(test).map((group) => group.count));
  const matches = (group: CubeGroup) => {
    if (measure.family === 'targets') return codeOf(group, 'status') !== 'quantified';
    return traited === null || codeOf(group, traited.trait) === traited.code;
  };
  const basis = count(() => true);
  if (basis === 0) return null;
  const unknown = traited === null ? 0 : count((group) => codeOf(group, traited.trait) === null);
  const isShare = measure.family === 'targets' || measure.of === 'share_of';
  const value = isShare ? count(matches) / basis : count(matches);
  return { value, basis, unknown_share: unknown / basis, forms: null };
}

function valueTally(cell: readonly CubeGroup[], { measure, codeOf }: RowContext): Tally | null {
  if (measure.family !== 'targets') return null;
  const spread = merged(cell);
  const basis = sum(spread.map(({ count }) => count));
  const counted = { basis, unknown_share: null, forms: null };
  if (measure.of === 'operator') {
    const own = sum(cell.filter((group) => codeOf(group, 'operator') === measure.operator).map((group) => group.count));
    return { ...counted, value: own / basis };
  }
  return { ...counted, spread, value: statistic(measure.of, spread, basis) };
}

const SHARES = { minimum: 0, lower_quartile: 0.25, median: 0.5, upper_quartile: 0.75 } as const;

function statistic(
  of: keyof typeof SHARES | 'full_share' | 'without_number',
  spread: readonly ValueCount[],
  basis: number,
): number | null {
  if (of === 'without_number') return null;
  if (of === 'full_share') return sum(spread.filter(({ value }) => value === 1).map(({ count }) => count)) / basis;
  return quartilesOf(spread, [SHARES[of]])[0] ?? null;
}

/** Values of several groups put together, ascending. */
function merged(groups: readonly CubeGroup[]): ValueCount[] {
  const [only] = groups;
  if (groups.length === 1 && only) return [...only.values];
  const counts = new Map<number, number>();
  for (const { value, count } of groups.flatMap((group) => group.values))
    counts.set(value, (counts.get(value) ?? 0) + count);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => a.value - b.value);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
