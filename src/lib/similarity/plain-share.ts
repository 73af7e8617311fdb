import { groupSlot, holderCount, type Holders } from './holders.ts';
import type { Peers } from './peers.ts';
import { generalShare, localShare } from './rarity.ts';

/** Shares of names among all but the compared agencies, in the group where each is most common; kept per comparison. */
export class PlainShares {
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
    this.slots.fill(-1, first, first + this.#groups.length);
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
