import { STATUSES } from '../status.ts';
import type { Cube, CubeDimension, CubeView } from './cube.ts';
import type { Residual } from './residual.ts';
import { isMissing, isPrinted, statusPlace } from './traits.ts';

/** What one indicator of each pattern adds to which groups: the shares of pattern n are `start[n]..start[n + 1]`. */
export interface Shares {
  readonly start: Uint32Array;
  /** Group by the item dimensions, times the number of values plus the value's place for `values`. */
  readonly group: Uint32Array;
  /** Patterns from this to before that one have shares. */
  readonly from: number;
  readonly to: number;
}

type ItemView = Extract<CubeView, { readonly of: 'indicators' | 'targets' | 'values' }>;

/** What is grouped: the dimensions of indicators and targets among a view's. */
interface Grouped {
  readonly by: readonly CubeDimension[];
  readonly cube: Cube;
}

/** What each pattern adds to the groups of a view, of what a residual keeps. */
export function sharesOf(view: ItemView, residual: Residual, grouped: Grouped): Shares {
  const { patterns } = grouped.cube;
  const size = patterns.start.length - 1;
  const start = new Uint32Array(size + 1);
  const groups: number[] = [];
  const add = view.of === 'indicators' ? indicatorShares(residual, grouped) : targetShares(view, residual, grouped);
  let [from, to] = [size, 0];
  for (let pattern = 0; pattern < size; pattern += 1) {
    add(pattern, groups);
    start[pattern + 1] = groups.length;
    if (groups.length === start[pattern]) continue;
    from = Math.min(from, pattern);
    to = pattern + 1;
  }
  return { start, group: Uint32Array.from(groups), from: Math.min(from, to), to };
}

type Add = (pattern: number, groups: number[]) => void;

/** An indicator adds one to the group of each of its kept targets, but to no group twice. */
function indicatorShares({ keptTargets }: Residual, { by, cube }: Grouped): Add {
  const { patterns, targets } = cube;
  const group = groupOf(by, cube);
  return (pattern, groups) => {
    const [from, to] = [patterns.start[pattern] ?? 0, patterns.start[pattern + 1] ?? 0];
    let traits = 0;
    for (let at = from; at < to; at += 1) {
      if (keptTargets[at] === 1) traits |= targets.traits[patterns.target[at] ?? 0] ?? 0;
    }
    const status = statusPlace(traits, patterns.placeholder[pattern]);
    const first = groups.length;
    for (let at = from; at < to; at += 1) {
      if (keptTargets[at] !== 1) continue;
      const own = group(pattern, patterns.target[at] ?? 0, status);
      if (groups.indexOf(own, first) === -1) groups.push(own);
    }
  };
}

/** Each kept target of the kind the view counts adds one. */
function targetShares(
  view: Exclude<ItemView, { readonly of: 'indicators' }>,
  { keptTargets }: Residual,
  { by, cube }: Grouped,
): Add {
  const { patterns, targets } = cube;
  const group = groupOf(by, cube);
  const counts = view.of === 'targets' ? printed(cube) : valued(view, cube);
  const values = view.of === 'values' ? cube.values.length : 1;
  return (pattern, groups) => {
    const end = patterns.start[pattern + 1] ?? 0;
    for (let at = patterns.start[pattern] ?? 0; at < end; at += 1) {
      const target = patterns.target[at] ?? 0;
      if (keptTargets[at] !== 1 || !counts(pattern, target)) continue;
      const own = group(pattern, target, statusPlace(targets.traits[target] ?? 0, patterns.placeholder[pattern]));
      groups.push(own * values + (view.of === 'values' ? (targets.value[target] ?? 1) - 1 : 0));
    }
  };
}

function printed({ targets }: Cube): (pattern: number, target: number) => boolean {
  return (_, target) => isPrinted(targets.traits[target] ?? 0) && !isMissing(targets.traits[target] ?? 0);
}

function valued(
  { concept, kind, unit, period = 'annual' }: Extract<CubeView, { readonly of: 'values' }>,
  { codes, units, patterns, targets }: Cube,
): (pattern: number, target: number) => boolean {
  const wanted = {
    concept: codes.concept.indexOf(concept),
    kind: codes.target_kind.indexOf(kind),
    period: codes.period.indexOf(period),
    unit: units.indexOf(unit),
  };
  return (pattern, target) =>
    patterns.codes.concept[pattern] === wanted.concept &&
    patterns.placeholder[pattern] === 0 &&
    targets.value[target] !== 0 &&
    targets.codes.target_kind[target] === wanted.kind &&
    targets.codes.period[target] === wanted.period &&
    targets.unit[target] === wanted.unit;
}

function groupOf(
  by: readonly CubeDimension[],
  { codes, patterns, targets }: Cube,
): (pattern: number, target: number, status: number) => number {
  const parts = by.map((dimension): { readonly radix: number; readonly place: Place } => {
    const radix = codes[dimension].length;
    if (dimension === 'status') return { radix: STATUSES.length, place: (_pattern, _target, status) => status };
    if (dimension === 'level1' || dimension === 'level2' || dimension === 'concept') {
      const own = patterns.codes[dimension];
      return { radix, place: (pattern) => own[pattern] ?? 0 };
    }
    const own =
      dimension === 'period' || dimension === 'target_kind' || dimension === 'operator'
        ? targets.codes[dimension]
        : null;
    return { radix, place: (_, target) => own?.[target] ?? 0 };
  });
  return (pattern, target, status) =>
    parts.reduce((group, { radix, place }) => group * radix + place(pattern, target, status), 0);
}

type Place = (pattern: number, target: number, status: number) => number;
