import { writeExpression } from '../filter-expression.ts';
import { EVERYTHING, type Filter } from '../filter.ts';
import { isFormField } from './answerable.ts';
import type { Cube } from './cube.ts';
import { keptCodes, keptValues, type Leaf } from './leaf-test.ts';
import { statusPlace } from './traits.ts';

/** What is left of a filter when the form is known: which targets, and so which ways an indicator reads, it keeps. */
export interface Residual {
  /** The same for the same condition. */
  readonly key: string;
  /** One 0 or 1 per entry of `CubePatterns.target`. */
  readonly keptTargets: Uint8Array;
}

const NOTHING: Filter = { op: 'or', of: [] };

/** The filter with each leaf on a form field decided by `decide`: what remains speaks of indicators and targets alone. */
export function decided(filter: Filter, decide: (leaf: Leaf) => boolean): Filter {
  if ('field' in filter) {
    if (!isFormField(filter.field)) return filter;
    return decide(filter) ? EVERYTHING : NOTHING;
  }
  if (filter.op === 'not') {
    const of = decided(filter.of, decide);
    if (keepsAll(of)) return NOTHING;
    return keepsNothing(of) ? EVERYTHING : { op: 'not', of };
  }
  const [end, neutral] = filter.op === 'and' ? [keepsNothing, keepsAll] : [keepsAll, keepsNothing];
  const parts = filter.of.map((part) => decided(part, decide));
  const ending = parts.find(end);
  return ending ?? { op: filter.op, of: parts.filter((part) => !neutral(part)) };
}

function keepsAll(filter: Filter): boolean {
  return filter.op === 'and' && filter.of.length === 0;
}

/** Whether a decided filter keeps nothing at all. */
export function keepsNothing(filter: Filter): boolean {
  return filter.op === 'or' && filter.of.length === 0;
}

/** What names a decided filter. */
export function residualKey(filter: Filter): string {
  return writeExpression(filter);
}

/** Holds every way an indicator reads against a decided filter. */
export function residualOf(filter: Filter, cube: Cube): Residual {
  return { key: residualKey(filter), keptTargets: keptBy(filter, cube) };
}

function keptBy(filter: Filter, cube: Cube): Uint8Array {
  if ('field' in filter) return keptByLeaf(filter, cube);
  if (filter.op === 'not') return keptBy(filter.of, cube).map((kept) => 1 - kept);
  const isAnd = filter.op === 'and';
  const result = new Uint8Array(cube.patterns.target.length).fill(isAnd ? 1 : 0);
  for (const part of filter.of) {
    const own = keptBy(part, cube);
    for (let at = 0; at < result.length; at += 1) {
      result[at] = isAnd ? (result[at] ?? 0) & (own[at] ?? 0) : (result[at] ?? 0) | (own[at] ?? 0);
    }
  }
  return result;
}

function keptByLeaf(leaf: Leaf, cube: Cube): Uint8Array {
  const { patterns, targets } = cube;
  switch (leaf.field) {
    case 'level1':
    case 'level2':
    case 'concept': {
      const kept = keptCodes(leaf, cube);
      const codes = patterns.codes[leaf.field];
      return eachTarget(cube, (pattern) => kept[codes[pattern] ?? 0] ?? 0);
    }
    case 'status': {
      const kept = keptCodes(leaf, cube);
      return eachTarget(
        cube,
        (pattern, target) => kept[statusPlace(targets.traits[target] ?? 0, patterns.placeholder[pattern])] ?? 0,
      );
    }
    case 'value': {
      const kept = keptValues(leaf, cube);
      return eachTarget(cube, (_, target) => kept[targets.value[target] ?? 0] ?? 0);
    }
    case 'period':
    case 'target_kind':
    case 'operator': {
      const kept = keptCodes(leaf, cube);
      const codes = targets.codes[leaf.field];
      return eachTarget(cube, (_, target) => kept[codes[target] ?? 0] ?? 0);
    }
    case 'year':
    case 'region':
    case 'kind':
    case 'form_type':
    case 'agency':
    case 'form':
    case 'total_wan':
      return new Uint8Array(patterns.target.length);
  }
}

function eachTarget({ patterns }: Cube, test: (pattern: number, target: number) => number): Uint8Array {
  const { start, target } = patterns;
  const result = new Uint8Array(target.length);
  for (let pattern = 0; pattern + 1 < start.length; pattern += 1) {
    const end = start[pattern + 1] ?? 0;
    for (let at = start[pattern] ?? 0; at < end; at += 1) result[at] = test(pattern, target[at] ?? 0);
  }
  return result;
}
