import { LIFT, type Habits } from './habits.ts';
import { groupSlot, holderCount, type Holders } from './holders.ts';
import type { Party } from './form-view.ts';
import type { Peers } from './peers.ts';
import { generalShare, localShare } from './rarity.ts';

/** Holders of the announcing row are mixed with this many agencies of the group's habits. */
const LINK_PRIOR = 2;
/** So many others must hold the announcing row. */
const LEAST_KNOWN = 2;

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
  /** The peer group the share was taken in. */
  group = new Int32Array(64);
  /** The place of the name that announced this one, −1 for none. */
  after = new Int32Array(64);
  #listed = new Uint32Array(64);
  #plainShare = new Float64Array(64);
  readonly #names: Holders;
  readonly #habits: Habits;
  /** By name its rank in the current list, counted from 1; 0 for names not in it. */
  readonly #rankOf: Uint32Array;
  readonly #plain: PlainShares;
  #compared = 0;
  readonly #groups: number[] = [];
  /** By group how many of the compared agencies belong to it. */
  readonly #inside: number[] = [];

  constructor(names: Holders, peers: Peers, habits: Habits) {
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
    return difference < 0 || (difference === 0 && (this.#listed[one] ?? 0) < (this.#listed[two] ?? 0));
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
        if (other > rank) this.#raise(other, { rank, place, known, both: (both[link] ?? 0) - inside });
      }
    }
  }

  #raise(
    other: number,
    { rank, place, known, both }: { rank: number; place: number; known: number; both: number },
  ): void {
    const at = this.order[other - 1] ?? 0;
    const plain = this.#plainShare[at] ?? 0;
    const share = (Math.max(0, both) + LINK_PRIOR * plain) / (known + LINK_PRIOR);
    if (share <= LIFT * plain || share <= (this.share[at] ?? 0)) return;
    this.share[at] = share;
    this.group[at] = this.#groups[place] ?? 0;
    this.after[at] = this.order[rank - 1] ?? -1;
  }
}

/** Shares of names among all but the compared agencies, in the group where each is most common; kept per comparison. */
class PlainShares {
  /** The share of a name that nobody else holds. */
  lonely = 0;
  share = new Float64Array(256);
  group = new Int32Array(256);
  /** By entry and group: where the name stands among the group's holders, −1 for nowhere. */
  slots = new Int32Array(256 * 16);
  readonly #names: Holders;
  readonly #sizes: Float64Array;
  /** By name its entry, and the comparison the entry belongs to. */
  readonly #entryOf: Int32Array;
  readonly #validFor: Int32Array;
  #comparison = 0;
  #count = 0;
  #compared = 0;
  #groups: readonly number[] = [];
  #inside: readonly number[] = [];

  constructor(names: Holders, peers: Peers) {
    this.#names = names;
    this.#sizes = Float64Array.from(peers.list, ({ size }) => size);
    this.#entryOf = new Int32Array(names.starts.length);
    this.#validFor = new Int32Array(names.starts.length);
  }

  open(compared: number, groups: readonly number[], inside: readonly number[]): void {
    this.#comparison++;
    this.#count = 0;
    this.#compared = compared;
    this.#groups = groups;
    this.#inside = inside;
    this.lonely = generalShare(0, (this.#sizes[0] ?? 0) - compared);
  }

  entryOf(name: number): number {
    if (this.#validFor[name] === this.#comparison) return this.#entryOf[name] ?? 0;
    const entry = this.#count++;
    this.#resize();
    this.#validFor[name] = this.#comparison;
    this.#entryOf[name] = entry;
    this.#compute(name, entry);
    return entry;
  }

  #resize(): void {
    const slots = this.#count * this.#groups.length;
    if (slots > this.slots.length) this.slots = widened(this.slots, new Int32Array(slots * 2));
    if (this.#count <= this.share.length) return;
    this.share = widened(this.share, new Float64Array(this.#count * 2));
    this.group = widened(this.group, new Int32Array(this.#count * 2));
  }

  #compute(name: number, entry: number): void {
    const held = holderCount(this.#names, name) - this.#compared;
    const general = generalShare(held, (this.#sizes[0] ?? 0) - this.#compared);
    let best = general;
    let bestGroup = 0;
    const first = entry * this.#groups.length;
    for (let place = 0; place < this.#groups.length && held > 1; place++) {
      const group = this.#groups[place] ?? 0;
      const slot = groupSlot(this.#names, name, group);
      this.slots[first + place] = slot;
      if (slot < 0 || place === 0) continue;
      const inside = this.#inside[place] ?? 0;
      const share = localShare((this.#names.counts[slot] ?? 0) - inside, (this.#sizes[group] ?? 0) - inside, general);
      if (share <= best) continue;
      best = share;
      bestGroup = group;
    }
    this.share[entry] = best;
    this.group[entry] = bestGroup;
  }
}

function widened<T extends Int32Array | Float64Array>(values: T, wider: T): T {
  wider.set(values);
  return wider;
}
