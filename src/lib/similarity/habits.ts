import { IntList, startsFromCounts, take } from './growth.ts';
import type { Holders } from './holders.ts';
import { groupMembers, type PeerGroup, type Peers } from './peers.ts';
import type { Work } from './progress.ts';

/**
 * Which names come together. In a peer group a name is a habit if many members hold it; it announces another habit if
 * members that hold it hold the other clearly more often than members do at large. For slot s of `Holders.groups` (a name
 * in a group) with row r the announced names are `names[starts[r]]` up to before `names[starts[r + 1]]`; `both` says how
 * many members hold both.
 */
export interface Habits {
  /** By slot of the names' groups: its row, −1 if it is no habit. */
  readonly rowOf: Int32Array;
  readonly starts: Uint32Array;
  readonly names: Int32Array;
  readonly both: Int32Array;
}

const HABIT = 6;
/** In a region three suffice if they are a tenth, in a trade of one region if they are two fifths. */
const SMALL_HABIT = 3;
const REGION_SHARE = 0.1;
const TRADE_SHARE = 0.4;
/** A name announces another if that becomes so many times more likely, and at least so likely. */
export const LIFT = 1.5;
const CHANCE = 0.25;

/** How many must hold two names for one to announce the other. */
const LEAST_BOTH = 3;

/** Whether so many holders make a name a habit of a group. */
function isHabit(holders: number, { basis, size }: PeerGroup): boolean {
  if (holders >= HABIT) return true;
  if (holders < SMALL_HABIT) return false;
  return (basis === 'region' && holders >= REGION_SHARE * size) || (basis === 'trade' && holders >= TRADE_SHARE * size);
}

/** Finds for every habit of every group the names that announce it. */
export function* findHabits(names: Holders, peers: Peers): Work<Habits> {
  const listed = listHabits(names, peers);
  const members = groupMembers(peers);
  const finder = new AnnouncementFinder(names, peers.starts.length - 1);
  const found: Announcements = { names: new IntList(), both: new IntList() };
  const starts = new Uint32Array(listed.names.length + 1);
  const total = peers.list.length;
  for (let group = 0; group < total; group++) {
    const from = listed.starts[group] ?? 0;
    const to = listed.starts[group + 1] ?? 0;
    finder.open(
      listed.names.subarray(from, to),
      members.members.subarray(members.starts[group], members.starts[group + 1]),
    );
    for (let row = from; row < to; row++) {
      finder.announce(row - from, found);
      starts[row + 1] = found.names.length;
      if (row % 256 === 0) yield { stage: 'habits', done: group, total };
    }
    finder.close();
    yield { stage: 'habits', done: group, total };
  }
  return { rowOf: listed.rowOf, starts, names: found.names.trimmed(), both: found.both.trimmed() };
}

interface Announcements {
  readonly names: IntList;
  readonly both: IntList;
}

interface HabitList {
  /** By group its first row; by row the name. */
  readonly starts: Uint32Array;
  readonly names: Uint32Array;
  readonly rowOf: Int32Array;
}

function listHabits({ groupStarts, groups, counts }: Holders, peers: Peers): HabitList {
  const isOne = (slot: number): boolean => {
    const group = peers.list[groups[slot] ?? 0];
    return group !== undefined && isHabit(counts[slot] ?? 0, group);
  };
  const starts = new Uint32Array(peers.list.length + 1);
  for (let slot = 0; slot < groups.length; slot++) if (isOne(slot)) take(starts, groups[slot] ?? 0);
  const next = startsFromCounts(starts).slice();
  const names = new Uint32Array(starts[peers.list.length] ?? 0);
  const rowOf = new Int32Array(groups.length).fill(-1);
  for (let name = 0; name + 1 < groupStarts.length; name++) {
    for (let slot = groupStarts[name] ?? 0; slot < (groupStarts[name + 1] ?? 0); slot++) {
      if (!isOne(slot)) continue;
      const row = take(next, groups[slot] ?? 0);
      names[row] = name;
      rowOf[slot] = row;
    }
  }
  return { starts, names, rowOf };
}

/** Counts, within one group at a time, which habits the holders of a habit have besides. */
class AnnouncementFinder {
  readonly #namesOf: { readonly starts: Uint32Array; readonly names: Uint32Array };
  /** By name its place among the group's habits, −1 for none. */
  readonly #placeOf: Int32Array;
  #habits: Uint32Array = new Uint32Array();
  #size = 0;
  /** By member the places of its habits; by habit the members that hold it. */
  readonly #places = new IntList();
  #memberStarts: Uint32Array = new Uint32Array();
  #holderStarts: Uint32Array = new Uint32Array();
  #holders: Uint32Array = new Uint32Array();
  #counts: Uint32Array = new Uint32Array();
  readonly #touched = new IntList();

  constructor(names: Holders, agencies: number) {
    this.#namesOf = namesByAgency(names, agencies);
    this.#placeOf = new Int32Array(names.starts.length - 1).fill(-1);
  }

  open(habits: Uint32Array, members: Uint32Array): void {
    this.#habits = habits;
    this.#size = members.length;
    this.#counts = new Uint32Array(habits.length);
    habits.forEach((name, place) => (this.#placeOf[name] = place));
    this.#places.length = 0;
    this.#memberStarts = new Uint32Array(members.length + 1);
    const starts = new Uint32Array(habits.length + 1);
    for (let member = 0; member < members.length; member++) {
      const agency = members[member] ?? 0;
      for (let at = this.#namesOf.starts[agency] ?? 0; at < (this.#namesOf.starts[agency + 1] ?? 0); at++) {
        const place = this.#placeOf[this.#namesOf.names[at] ?? 0] ?? -1;
        if (place < 0) continue;
        this.#places.push(place);
        take(starts, place);
      }
      this.#memberStarts[member + 1] = this.#places.length;
    }
    this.#holderStarts = startsFromCounts(starts);
    this.#invert();
  }

  #invert(): void {
    const next = this.#holderStarts.slice();
    this.#holders = new Uint32Array(this.#places.length);
    for (let member = 0; member < this.#size; member++) {
      for (let at = this.#memberStarts[member] ?? 0; at < (this.#memberStarts[member + 1] ?? 0); at++) {
        this.#holders[take(next, this.#places.values[at] ?? 0)] = member;
      }
    }
  }

  /** Finds the habits that one habit announces. */
  announce(habit: number, found: Announcements): void {
    const from = this.#holderStarts[habit] ?? 0;
    const to = this.#holderStarts[habit + 1] ?? 0;
    const known = to - from;
    if (known * LIFT > this.#size) return;
    this.#countWith(from, to);
    for (let at = 0; at < this.#touched.length; at++) {
      const other = this.#touched.values[at] ?? 0;
      const both = this.#counts[other] ?? 0;
      this.#counts[other] = 0;
      const usual = ((this.#holderStarts[other + 1] ?? 0) - (this.#holderStarts[other] ?? 0)) / this.#size;
      if (other === habit || both < LEAST_BOTH || both <= Math.max(CHANCE, LIFT * usual) * known) continue;
      found.names.push(this.#habits[other] ?? 0);
      found.both.push(both);
    }
  }

  #countWith(from: number, to: number): void {
    const counts = this.#counts;
    const touched = this.#touched;
    const places = this.#places.values;
    touched.length = 0;
    for (let at = from; at < to; at++) {
      const member = this.#holders[at] ?? 0;
      const end = this.#memberStarts[member + 1] ?? 0;
      for (let place = this.#memberStarts[member] ?? 0; place < end; place++) {
        const other = places[place] ?? 0;
        const count = counts[other] ?? 0;
        if (count === 0) touched.push(other);
        counts[other] = count + 1;
      }
    }
  }

  close(): void {
    for (const name of this.#habits) this.#placeOf[name] = -1;
  }
}

/** By agency the names it holds, of those that several hold. */
function namesByAgency(names: Holders, agencies: number): { starts: Uint32Array; names: Uint32Array } {
  const starts = new Uint32Array(agencies + 1);
  const isShared = (name: number): boolean => (names.starts[name + 1] ?? 0) - (names.starts[name] ?? 0) >= LEAST_BOTH;
  const each = (visit: (agency: number, name: number) => void): void => {
    for (let name = 0; name + 1 < names.starts.length; name++) {
      if (!isShared(name)) continue;
      for (let at = names.starts[name] ?? 0; at < (names.starts[name + 1] ?? 0); at++)
        visit(names.agencies[at] ?? 0, name);
    }
  };
  each((agency) => take(starts, agency));
  const next = startsFromCounts(starts).slice();
  const list = new Uint32Array(starts[agencies] ?? 0);
  each((agency, name) => (list[take(next, agency)] = name));
  return { starts, names: list };
}
