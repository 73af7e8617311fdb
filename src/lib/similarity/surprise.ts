import { LIFT, type Habits } from './habits.ts';
import { holderCount, type Holders } from './holders.ts';
import { PlainShares } from './plain-share.ts';
import type { Party } from './form-view.ts';
import type { Peers } from './peers.ts';

/** Holders of the announcing row are mixed with this many agencies of the group's habits. */
const LINK_PRIOR = 2;
/** So many others must hold the announcing row. */
const LEAST_KNOWN = 2;

/** The parts of a corpus that a measurement needs. */
export interface Surroundings {
  readonly names: Holders;
  readonly peers: Peers;
  readonly habits: Habits;
  /** By name a hash of its wording. */
  readonly nameHashes: Int32Array;
}

/**
 * Measures how surprising it is that certain agencies hold certain names, the rarest first. A name's share is that among
 * the OTHER agencies, in the peer group where it is most common; or, if larger, its share among those who hold a rarer
 * name of the list that announces it. So a block handed to many agencies counts about once, and a place's own template
 * is no rarity. Results stand in `order`, `share`, `group` and `after` until the next measurement.
 */
export class SurpriseMeter {
  /** The places of the given names, the rarest first. The arrays below go by place in the given list. */
  order = new Uint32Array(64);
  share = new Float64Array(64);
  /** The peer group in which the name is most common. */
  group = new Int32Array(64);
  /** The place of the name that announced this one, −1 for none. */
  after = new Int32Array(64);
  #listed = new Uint32Array(64);
  #plainShare = new Float64Array(64);
  readonly #names: Holders;
  readonly #habits: Habits;
  readonly #ties: Int32Array;
  /** By name its rank in the current list, counted from 1; 0 for names not in it. */
  readonly #rankOf: Uint32Array;
  readonly #plain: PlainShares;
  #compared = 0;
  readonly #groups: number[] = [];
  /** By group how many of the compared agencies belong to it. */
  readonly #inside: number[] = [];

  constructor({ names, peers, habits, nameHashes }: Surroundings) {
    this.#ties = nameHashes;
    this.#names = names;
    this.#habits = habits;
    this.#rankOf = new Uint32Array(names.starts.length);
    this.#plain = new PlainShares(names, peers);
  }

  /** The agencies whose holdings are measured, one or two; they are never counted among the holders. */
  compare(parties: readonly Party[]): void {
    this.#compared = 0;
    this.#groups.length = 0;
    this.#inside.length = 0;
    for (const { agency, groups } of parties) {
      const counted = agency < 0 ? 0 : 1;
      this.#compared += counted;
      for (const group of groups) {
        const known = this.#groups.indexOf(group);
        if (known >= 0) this.#inside[known] = (this.#inside[known] ?? 0) + counted;
        else this.#inside[this.#groups.push(group) - 1] = counted;
      }
    }
    this.#plain.open(this.#compared, this.#groups, this.#inside);
  }

  /** Measures a stretch of a list of names that all of the compared agencies hold. */
  measure(list: Uint32Array, start: number, end: number): void {
    const count = end - start;
    this.#resize(count);
    let ranked = 0;
    for (let at = 0; at < count; at++) {
      const name = list[start + at] ?? 0;
      this.#listed[at] = name;
      this.after[at] = -1;
      if (holderCount(this.#names, name) <= this.#compared) {
        this.#setPlain(at, this.#plain.lonely, 0);
        this.order[at] = this.order[ranked] ?? 0;
        this.order[ranked++] = at;
      } else {
        const entry = this.#plain.entryOf(name);
        this.#setPlain(at, this.#plain.share[entry] ?? 0, this.#plain.group[entry] ?? 0);
        this.order[at] = at;
      }
    }
    this.#link(ranked, count);
  }

  /** The peer groups any of the compared agencies belongs to; group 0, everybody, comes first. */
  get groups(): readonly number[] {
    return this.#groups;
  }

  /** How many of the compared agencies belong to a group. */
  inside(group: number): number {
    return this.#inside[this.#groups.indexOf(group)] ?? 0;
  }

  #resize(count: number): void {
    if (count <= this.order.length) return;
    this.order = new Uint32Array(count * 2);
    this.#listed = new Uint32Array(count * 2);
    this.share = new Float64Array(count * 2);
    this.#plainShare = new Float64Array(count * 2);
    this.group = new Int32Array(count * 2);
    this.after = new Int32Array(count * 2);
  }

  #setPlain(at: number, share: number, group: number): void {
    this.share[at] = share;
    this.#plainShare[at] = share;
    this.group[at] = group;
  }

  /** Ranks the names that others hold too, which stand in `order` from `first` on, and lets each announce the rest. */
  #link(first: number, count: number): void {
    const { order } = this;
    for (let at = first; at < count; at++) {
      const place = order[at] ?? 0;
      let to = at;
      for (; to > first && this.#isRarer(place, order[to - 1] ?? 0); to--) order[to] = order[to - 1] ?? 0;
      order[to] = place;
    }
    for (let rank = first; rank < count; rank++) this.#rankOf[this.#listed[order[rank] ?? 0] ?? 0] = rank + 1;
    for (let rank = first; rank + 1 < count; rank++) this.#announce(this.#listed[order[rank] ?? 0] ?? 0, rank + 1);
    for (let rank = first; rank < count; rank++) this.#rankOf[this.#listed[order[rank] ?? 0] ?? 0] = 0;
  }

  #isRarer(one: number, two: number): boolean {
    const difference = (this.share[one] ?? 0) - (this.share[two] ?? 0);
    return difference < 0 || (difference === 0 && this.#tie(one) < this.#tie(two));
  }

  /** Names equally rare are taken in an order that depends on their wording only, not on how the forms were given. */
  #tie(at: number): number {
    return this.#ties[this.#listed[at] ?? 0] ?? 0;
  }

  /** Raises the shares of the more common names of the list that the one of that rank announces in any of the groups. */
  #announce(name: number, rank: number): void {
    const { rowOf, starts, names, both } = this.#habits;
    const first = this.#plain.entryOf(name) * this.#groups.length;
    for (let place = 0; place < this.#groups.length; place++) {
      const slot = this.#plain.slots[first + place] ?? -1;
      const row = slot < 0 ? -1 : (rowOf[slot] ?? -1);
      const inside = this.#inside[place] ?? 0;
      const known = slot < 0 ? 0 : (this.#names.counts[slot] ?? 0) - inside;
      if (row < 0 || known < LEAST_KNOWN) continue;
      const end = starts[row + 1] ?? 0;
      for (let link = starts[row] ?? 0; link < end; link++) {
        const other = this.#rankOf[names[link] ?? 0] ?? 0;
        if (other > rank) this.#raise(other, { rank, known, both: (both[link] ?? 0) - inside });
      }
    }
  }

  #raise(other: number, { rank, known, both }: { rank: number; known: number; both: number }): void {
    const at = this.order[other - 1] ?? 0;
    const plain = this.#plainShare[at] ?? 0;
    const share = (Math.max(0, both) + LINK_PRIOR * plain) / (known + LINK_PRIOR);
    if (share <= LIFT * plain || share <= (this.share[at] ?? 0)) return;
    this.share[at] = share;
    this.after[at] = this.order[rank - 1] ?? -1;
  }
}
