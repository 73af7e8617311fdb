/** As many agencies as a small group is mixed with, all of general habits. */
const PRIOR = 6;
/** An unseen name counts as held by half an agency. */
const HALF = 0.5;
/** The forms of an agency that are at hand show about half of what it uses, so every holder counts as two. */
const UNSEEN = 2;

/** The share of all agencies that hold a thing, given how many of how many others do; never 0. */
export function generalShare(holders: number, others: number): number {
  return Math.min(1, (UNSEEN * Math.max(0, holders) + HALF) / (Math.max(0, others) + 1));
}

/**
 * The share of a group that holds a thing, drawn towards the general share the more, the smaller the group.
 */
export function localShare(holders: number, others: number, general: number): number {
  return (Math.max(0, holders) + PRIOR * general) / (Math.max(0, others) + PRIOR);
}

/** Bits of surprise in an event of this probability. */
export function bitsOf(share: number): number {
  return share >= 1 ? 0 : -Math.log2(share);
}
