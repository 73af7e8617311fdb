import type { DatasetIndex, Measured } from '../dataset-index.ts';
import { isSubstantive, numberOf } from '../indicator-view.ts';
import { measureKey } from '../reading/key.ts';
import { compare } from '../row-groups.ts';

/** One comparable target: a rate of a concept. */
export interface PeerTarget extends Measured {
  readonly value: number;
}

/** One agency's place in a peer group: its targets for a concept and their median. */
export interface PeerMember {
  readonly value: number;
  readonly targets: readonly PeerTarget[];
}

/**
 * The rate a measured indicator promises and the peer group it belongs to: agency kind and concept, and the same name
 * where the concept alone does not say of what the rate is a share; null if it has neither.
 */
function rateOf(
  measured: Measured,
  sameName: ReadonlySet<string>,
): { readonly group: string; readonly target: PeerTarget } | null {
  const { agency, indicator } = measured;
  const value = numberOf(indicator.target);
  if (value === null || indicator.target?.kind !== 'rate' || !isSubstantive(indicator)) return null;
  if (agency.kind === null || agency.kind === '') return null;
  const concept = indicator.row.concept ?? '';
  const name = sameName.has(concept) ? measureKey(indicator.name) : '';
  return { group: `${agency.kind} ${concept} ${name}`, target: { ...measured, value } };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/**
 * Peer groups of a dataset: for each agency kind and concept one member per agency with the median of its targets,
 * sorted by value, then by the agency's name. Groups come in the order of their names.
 */
export function peerGroups(
  index: DatasetIndex,
  { concepts, same_name }: { readonly concepts: readonly string[]; readonly same_name: readonly string[] },
): readonly (readonly PeerMember[])[] {
  const sameName = new Set(same_name);
  const groups = new Map<string, Map<string, PeerTarget[]>>();
  for (const measured of index.measuring([...concepts, ...same_name])) {
    const rate = rateOf(measured, sameName);
    if (rate === null) continue;
    const group = groups.get(rate.group) ?? new Map<string, PeerTarget[]>();
    const own = group.get(measured.agency.id) ?? [];
    own.push(rate.target);
    groups.set(rate.group, group.set(measured.agency.id, own));
  }
  return [...groups].sort(([left], [right]) => compare(left, right)).map(([, group]) => membersOf(group));
}

function membersOf(group: ReadonlyMap<string, PeerTarget[]>): readonly PeerMember[] {
  const nameOf = ({ targets }: PeerMember): string => targets[0]?.agency.name ?? '';
  return [...group.values()]
    .map((targets) => ({ value: median(targets.map(({ value }) => value)), targets: targets.sort(inOrder) }))
    .sort((left, right) => left.value - right.value || compare(nameOf(left), nameOf(right)));
}

function inOrder(left: PeerTarget, right: PeerTarget): number {
  return left.value - right.value || left.indicator.row.no - right.indicator.row.no;
}
