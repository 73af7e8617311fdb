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

/** What each pattern adds to the groups of a view, of what a residual keeps. Runs for every chart: no closure per target. */
export function sharesOf(view: ItemView, residual: Residual, grouped: Grouped): Shares {
  const { patterns } = grouped.cube;
  const { traits } = grouped.cube.targets;
  const size = patterns.start.length - 1;
  const start = new Uint32Array(size + 1);
  const group = new Uint32Array(patterns.target.length);
  const keys = keysOf(grouped);
  const counted = view.of === 'indicators' ? null : countedTargets(view, grouped.cube);
  const values = view.of === 'values' ? grouped.cube.values.length : 1;
  let length = 0;
  let [from, to] = [size, 0];
  for (let pattern = 0; pattern < size; pattern += 1) {
    const end = patterns.start[pattern + 1] as number;
    const first = length;
    const status = counted === null ? keptStatus(pattern, residual, grouped.cube) : 0;
    for (let at = patterns.start[pattern] as number; at < end; at += 1) {
      const target = patterns.target[at] as number;
      if (residual.keptTargets[at] === 0) continue;
      if (counted === null) {
        const own = keyOf(keys, { pattern, target, status });
        if (!holds(group, own, { from: first, to: length })) group[length++] = own;
      } else if (counted[target] !== 0 && isCounted(view, pattern, grouped.cube)) {
        const own = statusPlace(traits[target] as number, patterns.placeholder[pattern]);
        group[length++] = keyOf(keys, { pattern, target, status: own }) * values + (counted[target] as number) - 1;
      }
    }
    start[pattern + 1] = length;
    if (length === first) continue;
    from = Math.min(from, pattern);
    to = pattern + 1;
  }
  return { start, group: group.slice(0, length), from: Math.min(from, to), to };
}

/** What the kept targets of a pattern say together. */
function keptStatus(pattern: number, { keptTargets }: Residual, { patterns, targets }: Cube): number {
  const end = patterns.start[pattern + 1] as number;
  let traits = 0;
  for (let at = patterns.start[pattern] as number; at < end; at += 1) {
    if (keptTargets[at] !== 0) traits |= targets.traits[patterns.target[at] as number] as number;
  }
  return statusPlace(traits, patterns.placeholder[pattern]);
}

/** An indicator adds one to the group of each of its kept targets, but to no group twice. */
function holds(
  groups: Uint32Array,
  group: number,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  for (let at = from; at < to; at += 1) if (groups[at] === group) return true;
  return false;
}

/** Per way a target reads, 0 where the view does not count it, else 1, or the place of its value plus one. */
function countedTargets(
  view: Exclude<ItemView, { readonly of: 'indicators' }>,
  { codes, units, targets }: Cube,
): Uint32Array {
  if (view.of === 'targets') {
    return Uint32Array.from(targets.traits, (traits) => (isPrinted(traits) && !isMissing(traits) ? 1 : 0));
  }
  const kind = codes.target_kind.indexOf(view.kind);
  const period = codes.period.indexOf(view.period ?? 'annual');
  const unit = units.indexOf(view.unit);
  return targets.value.map((value, target) => {
    const isOne = targets.codes.target_kind[target] === kind && targets.codes.period[target] === period;
    return isOne && targets.unit[target] === unit ? value : 0;
  });
}

/** Whether the targets of a pattern can be counted by a view. */
function isCounted(view: ItemView, pattern: number, { codes, patterns }: Cube): boolean {
  if (view.of !== 'values') return true;
  return patterns.placeholder[pattern] === 0 && codes.concept[patterns.codes.concept[pattern] ?? 0] === view.concept;
}

/** One dimension of a group: where its codes stand, per pattern or per target; `null` for the status. */
interface Key {
  readonly radix: number;
  readonly ofPattern: Uint32Array | null;
  readonly ofTarget: Uint32Array | null;
}

function keysOf({ by, cube: { codes, patterns, targets } }: Grouped): Key[] {
  return by.map((dimension) => {
    const radix = codes[dimension].length;
    if (dimension === 'level1' || dimension === 'level2' || dimension === 'concept') {
      return { radix, ofPattern: patterns.codes[dimension], ofTarget: null };
    }
    const isOfTarget = dimension === 'period' || dimension === 'target_kind' || dimension === 'operator';
    return { radix, ofPattern: null, ofTarget: isOfTarget ? targets.codes[dimension] : null };
  });
}

function keyOf(
  keys: readonly Key[],
  { pattern, target, status }: { readonly pattern: number; readonly target: number; readonly status: number },
): number {
  let key = 0;
  for (const { radix, ofPattern, ofTarget } of keys) {
    const code = ofPattern ? ofPattern[pattern] : ofTarget ? ofTarget[target] : status;
    key = key * radix + (code as number);
  }
  return key;
}
