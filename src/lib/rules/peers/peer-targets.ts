import { compare, type DatasetIndex } from '../dataset-index.ts';
import type { FormView } from '../form-view.ts';
import { type IndicatorView, isSubstantive, numberOf } from '../indicator-view.ts';

/** One comparable target: an annual rate of a concept. */
export interface PeerTarget {
  readonly form: FormView;
  readonly indicator: IndicatorView;
  readonly value: number;
}

/** One agency's place in a peer group: its targets for a concept, their typical value first. */
export interface PeerMember {
  readonly value: number;
  readonly targets: readonly PeerTarget[];
}

/** Comparable rates of a form, by peer group: agency kind and concept. */
function ratesOf(
  form: FormView,
  concepts: readonly string[],
): readonly (readonly [group: string, target: PeerTarget])[] {
  return form.indicators.flatMap((indicator) => {
    const { row, target } = indicator;
    const value = numberOf(target);
    if (value === null || target?.kind !== 'rate' || row.concept === null || !concepts.includes(row.concept)) return [];
    if (!isSubstantive(indicator) || form.agencyKind === '') return [];
    return [[`${form.agencyKind} ${row.concept}`, { form, indicator, value }] as const];
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/**
 * Peer groups of a dataset: for each agency kind and concept one member per agency and fiscal year, with the median of
 * its targets, sorted by value. Groups come in the order of their names.
 */
export function peerGroups(index: DatasetIndex, concepts: readonly string[]): readonly (readonly PeerMember[])[] {
  const groups = new Map<string, PeerMember[]>();
  for (const agencyId of index.agencyIds) {
    const own = new Map<string, PeerTarget[]>();
    for (const form of index.formsOf(agencyId)) {
      for (const [group, target] of ratesOf(form, concepts)) own.set(group, [...(own.get(group) ?? []), target]);
    }
    for (const [group, targets] of own) {
      const member = { value: median(targets.map(({ value }) => value)), targets };
      groups.set(group, [...(groups.get(group) ?? []), member]);
    }
  }
  return [...groups]
    .sort(([left], [right]) => compare(left, right))
    .map(([, members]) => members.sort((left, right) => left.value - right.value));
}
