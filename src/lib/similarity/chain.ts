import type { FormCorpus } from './form-corpus.ts';
import type { FormView } from './form-view.ts';
import { IntList } from './growth.ts';
import { holdersIn, type Holders } from './holders.ts';
import { bitsOf } from './rarity.ts';
import { SurpriseMeter } from './surprise.ts';

/** What sharing one row says, given the rarer rows shared. */
export interface ChainStep {
  /** The row's place among the items of either form. */
  readonly left: number;
  readonly right: number;
  readonly sameTarget: boolean;
  /** Surprise that both bear the name, and that both bear the target besides. */
  readonly nameBits: number;
  readonly targetBits: number;
  /** The peer group in which the row is most common, how many of its other members hold the name, and how many there are. */
  readonly group: number;
  readonly heldBy: number;
  readonly peers: number;
  /** The same among all agencies. */
  readonly heldByAll: number;
  readonly peersOfAll: number;
  /** The step whose row announces this one: many who hold that one hold this one too; −1 for none. */
  readonly after: number;
}

/** A target is mixed with so many agencies that choose among all targets as everybody does. */
const TARGET_PRIOR = 3;
/** An equal target never says more than this. */
const MOST_TARGET_BITS = 10;

/** Bits of all steps together. */
export function chainBits(steps: readonly ChainStep[]): number {
  return steps.reduce((sum, { nameBits, targetBits }) => sum + nameBits + targetBits, 0);
}

/** Scores pairs of forms of which at least one belongs to the corpus. */
export class PairScorer {
  readonly #corpus: FormCorpus;
  readonly #meter: SurpriseMeter;
  /** The shared rows at hand: place in the left form, in the right form, number of the name. */
  readonly #left = new IntList();
  readonly #right = new IntList();
  #names = new Uint32Array(64);

  constructor(corpus: FormCorpus) {
    this.#corpus = corpus;
    this.#meter = new SurpriseMeter(corpus);
  }

  /**
   * How surprising in bits all rows are that two forms share. Stops early, with a smaller number, when not even the
   * targets can lift it to `line`.
   */
  bits(one: FormView, two: FormView, line = 0): number {
    const count = this.#measure(one, two);
    let sum = 0;
    let open = 0;
    for (let at = 0; at < count; at++) {
      sum += bitsOf(this.#meter.share[at] ?? 1);
      if (this.#isTelling(one, two, at)) open++;
    }
    if (sum + open * MOST_TARGET_BITS < line) return sum;
    for (let at = 0; at < count; at++) if (this.#isTelling(one, two, at)) sum += this.#targetBits(one, at);
    return sum;
  }

  /** The same row by row, the rarest first. */
  steps(one: FormView, two: FormView): ChainStep[] {
    const count = this.#measure(one, two);
    const meter = this.#meter;
    const { names, peers } = this.#corpus;
    const stepAt = new Int32Array(count);
    const steps: ChainStep[] = [];
    for (const at of meter.order.subarray(0, count)) {
      const group = meter.group[at] ?? 0;
      const after = meter.after[at] ?? -1;
      const left = this.#left.values[at] ?? 0;
      const right = this.#right.values[at] ?? 0;
      stepAt[at] = steps.length;
      steps.push({
        left,
        right,
        sameTarget: one.targets[one.start + left] === two.targets[two.start + right],
        nameBits: bitsOf(meter.share[at] ?? 1),
        targetBits: this.#isTelling(one, two, at) ? this.#targetBits(one, at) : 0,
        group,
        heldBy: this.#others(names, this.#names[at] ?? 0, group),
        peers: (peers.list[group]?.size ?? 0) - meter.inside(group),
        heldByAll: this.#others(names, this.#names[at] ?? 0, 0),
        peersOfAll: (peers.list[0]?.size ?? 0) - meter.inside(0),
        after: after < 0 ? -1 : (stepAt[after] ?? -1),
      });
    }
    return steps;
  }

  #measure(one: FormView, two: FormView): number {
    this.#findShared(one, two);
    this.#meter.compare(one.party.agency === two.party.agency ? [two.party] : [one.party, two.party]);
    this.#meter.measure(this.#names, 0, this.#left.length);
    return this.#left.length;
  }

  /** Names of frameworks are prescribed: sharing them says nothing. */
  #findShared(one: FormView, two: FormView): void {
    const { official } = this.#corpus;
    this.#left.length = 0;
    this.#right.length = 0;
    if (one.end - one.start > this.#names.length) this.#names = new Uint32Array((one.end - one.start) * 2);
    let left = one.start;
    let right = two.start;
    while (left < one.end && right < two.end) {
      const name = one.names[left] ?? 0;
      const other = two.names[right] ?? 0;
      if (name === other && (official[name] ?? 0) === 0) {
        this.#names[this.#left.length] = name;
        this.#left.push(left - one.start);
        this.#right.push(right - two.start);
      }
      if (name <= other) left++;
      if (name >= other) right++;
    }
  }

  /** Whether an equal target is evidence: in a block handed out as a whole the targets come with it and say nothing. */
  #isTelling(one: FormView, two: FormView, at: number): boolean {
    const left = one.targets[one.start + (this.#left.values[at] ?? 0)];
    const same = left === two.targets[two.start + (this.#right.values[at] ?? 0)];
    return same && (this.#meter.after[at] ?? -1) < 0;
  }

  /** The surprise of a target, given the name: it is as likely as among the holders in that group where it is most common. */
  #targetBits(one: FormView, at: number): number {
    const { names, pairs, targetShares } = this.#corpus;
    const place = one.start + (this.#left.values[at] ?? 0);
    const name = this.#names[at] ?? 0;
    let general = targetShares[one.targets[place] ?? 0] ?? 0;
    let best = 0;
    for (const group of this.#meter.groups) {
      const same = this.#others(pairs, one.pairs[place] ?? 0, group);
      const share = (same + TARGET_PRIOR * general) / (this.#others(names, name, group) + TARGET_PRIOR);
      if (group === 0) general = share;
      best = Math.max(best, share);
    }
    return Math.min(MOST_TARGET_BITS, bitsOf(best));
  }

  /** How many members of a group hold a thing besides the two compared, who both do. */
  #others(holders: Holders, thing: number, group: number): number {
    return Math.max(0, holdersIn(holders, thing, group) - this.#meter.inside(group));
  }
}
