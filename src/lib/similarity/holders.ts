import { IntList, startsFromCounts, take } from './growth.ts';
import type { Peers } from './peers.ts';
import type { Work } from './progress.ts';
import { sortStretch } from './token-sets.ts';

/**
 * Which agencies hold a thing (a name, or a name with a target): thing t is held by `agencies[starts[t]]` up to before
 * `agencies[starts[t + 1]]`, ascending, each once.
 */
export interface Holders {
  readonly starts: Uint32Array;
  readonly agencies: Uint32Array;
  /** By item: where its thing and agency stand in `agencies`. */
  readonly slotOf: Uint32Array;
  /** By thing held by two agencies or more: its first entry in `groups` and `counts`. */
  readonly groupStarts: Uint32Array;
  /** Peer groups with holders, ascending, and how many. */
  readonly groups: Int32Array;
  readonly counts: Int32Array;
}

export interface Held {
  /** By item: the thing, a number below `count`, and the agency; items of one agency stand together. */
  readonly things: Uint32Array;
  readonly agencies: Uint32Array;
  readonly count: number;
  /** The items in ascending order of their agencies. */
  readonly order: Uint32Array;
}

/** Counts who holds what, in all and by peer group. */
export function* holdersOf(held: Held, peers: Peers): Work<Holders> {
  const listed = listHolders(held);
  const groupStarts = new Uint32Array(held.count + 1);
  const found = { groups: new IntList(), counts: new IntList(), dense: new Uint32Array(peers.list.length) };
  for (let thing = 0; thing < held.count; thing++) {
    const start = listed.starts[thing] ?? 0;
    const end = listed.starts[thing + 1] ?? 0;
    if (end - start > 1) countGroups({ agencies: listed.agencies, start, end }, peers, found);
    groupStarts[thing + 1] = found.groups.length;
    if (thing % 16384 === 0) yield { stage: 'weights', done: thing, total: held.count };
  }
  return { ...listed, groupStarts, groups: found.groups.trimmed(), counts: found.counts.trimmed() };
}

/** How many agencies hold a thing. */
export function holderCount({ starts }: Holders, thing: number): number {
  return (starts[thing + 1] ?? 0) - (starts[thing] ?? 0);
}

/** Where a thing and a peer group stand in `groups` and `counts`; −1 if no member holds it or only one agency does. */
export function groupSlot({ groupStarts, groups }: Holders, thing: number, group: number): number {
  const end = groupStarts[thing + 1] ?? 0;
  let low = groupStarts[thing] ?? 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((groups[middle] ?? 0) < group) low = middle + 1;
    else high = middle;
  }
  return low < end && groups[low] === group ? low : -1;
}

/** How many members of a peer group hold a thing that at least two agencies hold. */
export function holdersIn(holders: Holders, thing: number, group: number): number {
  const slot = groupSlot(holders, thing, group);
  return slot < 0 ? 0 : (holders.counts[slot] ?? 0);
}

function listHolders({ things, agencies, count, order }: Held): Pick<Holders, 'starts' | 'agencies' | 'slotOf'> {
  const last = new Int32Array(count).fill(-1);
  const starts = new Uint32Array(count + 1);
  for (const item of order) {
    const thing = things[item] ?? 0;
    const agency = agencies[item] ?? 0;
    if (last[thing] !== agency) take(starts, thing);
    last[thing] = agency;
  }
  const next = startsFromCounts(starts).slice();
  const slots = new Uint32Array(starts[count] ?? 0);
  const slotOf = new Uint32Array(things.length);
  last.fill(-1);
  for (const item of order) {
    const thing = things[item] ?? 0;
    const agency = agencies[item] ?? 0;
    if (last[thing] !== agency) slots[take(next, thing)] = agency;
    last[thing] = agency;
    slotOf[item] = (next[thing] ?? 0) - 1;
  }
  return { starts, agencies: slots, slotOf };
}

interface Found {
  readonly groups: IntList;
  readonly counts: IntList;
  /** By group: its count in the thing at hand; all zero between two things. */
  readonly dense: Uint32Array;
}

interface Stretch {
  readonly agencies: Uint32Array;
  readonly start: number;
  readonly end: number;
}

function countGroups({ agencies, start, end }: Stretch, peers: Peers, { groups, counts, dense }: Found): void {
  const first = groups.length;
  for (let holder = start; holder < end; holder++) {
    const agency = agencies[holder] ?? 0;
    for (let at = peers.starts[agency] ?? 0; at < (peers.starts[agency + 1] ?? 0); at++) {
      const group = peers.groups[at] ?? 0;
      if (take(dense, group) === 0) groups.push(group);
    }
  }
  sortStretch(groups.values, first, groups.length);
  for (let at = first; at < groups.length; at++) {
    const group = groups.values[at] ?? 0;
    counts.push(dense[group] ?? 0);
    dense[group] = 0;
  }
}
