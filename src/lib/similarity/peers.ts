import type { AgencyInput } from './form-table.ts';
import { take, startsFromCounts } from './growth.ts';

export interface PeerGroup {
  /** `all` is everybody; `trade` is one kind within one widest region. */
  readonly basis: 'all' | 'kind' | 'region' | 'trade';
  /** Code of the kind, of the region, or of both; empty for all. */
  readonly code: string;
  readonly size: number;
}

/**
 * The groups within which a wording may be common property: all agencies, those of one kind, those of one region at
 * every level, those of one kind in one widest region; groups of less than five say nothing and are left out. Agency a belongs to `groups[starts[a]]` up to before
 * `groups[starts[a + 1]]`; the first is always group 0, all.
 */
export interface Peers {
  readonly list: readonly PeerGroup[];
  readonly starts: Uint32Array;
  readonly groups: Uint32Array;
}

const LEAST_GROUP = 5;

/** The peer groups of agencies. */
export function peerGroups(agencies: readonly AgencyInput[]): Peers {
  const numbers = new Map<string, number>();
  const found: Omit<PeerGroup, 'size'>[] = [];
  const numberOf = (basis: PeerGroup['basis'], code: string): number => {
    const key = `${basis} ${code}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, found.length);
    return found.push({ basis, code }) - 1;
  };
  const memberships = agencies.map(({ kind, regions }) => {
    const own = [numberOf('all', '')];
    if (kind !== '') own.push(numberOf('kind', kind));
    if (kind !== '' && regions[0] !== undefined) own.push(numberOf('trade', `${kind} ${regions[0]}`));
    for (const region of new Set(regions)) own.push(numberOf('region', region));
    return own;
  });
  const sizes = new Uint32Array(found.length);
  for (const group of memberships.flat()) take(sizes, group);
  const kept = new Int32Array(found.length).fill(-1);
  const list: PeerGroup[] = [];
  found.forEach((group, at) => {
    const size = sizes[at] ?? 0;
    if (at === 0 || size >= LEAST_GROUP) kept[at] = list.push({ ...group, size }) - 1;
  });
  const numbered = memberships.map((own) => own.map((group) => kept[group] ?? -1).filter((group) => group >= 0));
  const starts = new Uint32Array(agencies.length + 1);
  numbered.forEach((own, agency) => (starts[agency] = own.length));
  return { list, starts: startsFromCounts(starts), groups: Uint32Array.from(numbered.flat()) };
}

/** The members of every group, group by group: those of group g are `members[starts[g]]` up to before `[starts[g + 1]]`. */
export function groupMembers(peers: Peers): { readonly starts: Uint32Array; readonly members: Uint32Array } {
  const starts = new Uint32Array(peers.list.length + 1);
  for (const group of peers.groups) take(starts, group);
  const next = startsFromCounts(starts).slice();
  const members = new Uint32Array(peers.groups.length);
  for (let agency = 0; agency + 1 < peers.starts.length; agency++) {
    for (let at = peers.starts[agency] ?? 0; at < (peers.starts[agency + 1] ?? 0); at++) {
      members[take(next, peers.groups[at] ?? 0)] = agency;
    }
  }
  return { starts, members };
}
