/** A stretch of characters on one diagonal: `length` from `left` in one text and from `right` in the other. */
export interface Piece {
  left: number;
  right: number;
  length: number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What two texts share, in comparable characters counted from the beginning of each. */
export interface Run {
  readonly left: Span;
  readonly right: Span;
  /** The aligned pieces, in order; their equal characters are the shared ones. */
  readonly pieces: readonly Piece[];
  /** How many characters are equal. */
  readonly matched: number;
  /** How many shared fingerprints it was put together from. */
  readonly seeds: number;
}

export interface Text {
  readonly units: Uint16Array;
  readonly start: number;
  readonly end: number;
}

/** Seeds of one chain lie on nearly the same diagonal and not far apart. */
const DRIFT = 12;
const GAP = 50;
/** Chains that follow each other at most this far apart, with this much drift, are one run with a rewritten middle. */
const JOIN_GAP = 30;
const JOIN_DRIFT = 30;
/** Growing stops where equal characters (+1) no longer make up for unequal ones (−2). */
const UNEQUAL = 2;
const DROP = 6;
/** Less than this share of equal characters is no common text. */
const DENSITY = 0.5;
const LEAST_SEEDS = 2;

/**
 * The runs that two texts share, from their common fingerprints: `places` holds, ascending, the place in the left text in
 * the upper and in the right text in the lower 16 bits. Seeds are chained along near diagonals, grown while characters
 * agree (X-drop), and joined over short rewritten stretches.
 */
export function runsOf(left: Text, right: Text, { places, piece }: { places: Uint32Array; piece: number }): Run[] {
  const runs: Run[] = [];
  for (const chain of chainsOf(places)) {
    if (chain.length < LEAST_SEEDS) continue;
    const run = growChain(left, right, { chain, piece });
    if (run.matched >= DENSITY * Math.min(run.left.end - run.left.start, run.right.end - run.right.start))
      runs.push(run);
  }
  return joinRuns(runs);
}

const leftOf = (place: number): number => place >>> 16;
const rightOf = (place: number): number => place & 0xffff;

function chainsOf(places: Uint32Array): number[][] {
  const open: number[][] = [];
  const closed: number[][] = [];
  for (const place of places) {
    let best: number[] | undefined;
    let least = DRIFT + 1;
    for (let at = open.length - 1; at >= 0; at--) {
      const chain = open[at] ?? [];
      const last = chain[chain.length - 1] ?? 0;
      if (leftOf(place) - leftOf(last) > GAP) {
        closed.push(...open.splice(at, 1));
        continue;
      }
      const step = rightOf(place) - rightOf(last);
      const drift = Math.abs(leftOf(place) - leftOf(last) - step);
      if (leftOf(place) > leftOf(last) && step > 0 && step <= GAP && drift < least) {
        best = chain;
        least = drift;
      }
    }
    if (best) best.push(place);
    else open.push([place]);
  }
  return [...closed, ...open].sort((one, two) => (one[0] ?? 0) - (two[0] ?? 0));
}

function growChain(left: Text, right: Text, { chain, piece }: { chain: readonly number[]; piece: number }): Run {
  const pieces: Piece[] = [];
  for (const place of chain) addSeed(pieces, { left: leftOf(place), right: rightOf(place), length: piece });
  const leftLength = left.end - left.start;
  const rightLength = right.end - right.start;
  pieces.forEach((current, at) => {
    const before = pieces[at - 1];
    const after = pieces[at + 1];
    growBack(left, right, { piece: current, from: before ? endOf(before) : { left: 0, right: 0 } });
    growOn(left, right, { piece: current, to: after ?? { left: leftLength, right: rightLength } });
  });
  return runFrom(left, right, { pieces, seeds: chain.length });
}

function endOf({ left, right, length }: Piece): { left: number; right: number } {
  return { left: left + length, right: right + length };
}

/** Adds a seed to the last piece if it lies on its diagonal, else as a new piece behind it. */
function addSeed(pieces: Piece[], seed: Piece): void {
  const last = pieces[pieces.length - 1];
  if (last && last.left - last.right === seed.left - seed.right) {
    last.length = seed.left + seed.length - last.left;
    return;
  }
  const overlap = last ? Math.max(0, last.left + last.length - seed.left, last.right + last.length - seed.right) : 0;
  if (overlap < seed.length) {
    pieces.push({ left: seed.left + overlap, right: seed.right + overlap, length: seed.length - overlap });
  }
}

interface Place {
  readonly left: number;
  readonly right: number;
}

function growOn(left: Text, right: Text, { piece, to }: { piece: Piece; to: Place }): void {
  const most = Math.min(to.left - piece.left, to.right - piece.right);
  let score = 0;
  let best = 0;
  for (let length = piece.length; length < most && score > best - DROP; length++) {
    const equal = left.units[left.start + piece.left + length] === right.units[right.start + piece.right + length];
    score += equal ? 1 : -UNEQUAL;
    if (score <= best) continue;
    best = score;
    piece.length = length + 1;
  }
}

function growBack(left: Text, right: Text, { piece, from }: { piece: Piece; from: Place }): void {
  const most = Math.min(piece.left - from.left, piece.right - from.right);
  let score = 0;
  let best = 0;
  let kept = 0;
  for (let back = 1; back <= most && score > best - DROP; back++) {
    const equal = left.units[left.start + piece.left - back] === right.units[right.start + piece.right - back];
    score += equal ? 1 : -UNEQUAL;
    if (score <= best) continue;
    best = score;
    kept = back;
  }
  piece.left -= kept;
  piece.right -= kept;
  piece.length += kept;
}

function runFrom(left: Text, right: Text, { pieces, seeds }: { pieces: readonly Piece[]; seeds: number }): Run {
  const first = pieces[0] ?? { left: 0, right: 0, length: 0 };
  const last = pieces[pieces.length - 1] ?? first;
  let matched = 0;
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at++) {
      if (left.units[left.start + piece.left + at] === right.units[right.start + piece.right + at]) matched++;
    }
  }
  return {
    left: { start: first.left, end: last.left + last.length },
    right: { start: first.right, end: last.right + last.length },
    pieces,
    matched,
    seeds,
  };
}

/** Joins runs that follow each other closely in both texts; drops a run that lies within an earlier one. */
function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined[joined.length - 1];
    const leftGap = last ? run.left.start - last.left.end : Infinity;
    const rightGap = last ? run.right.start - last.right.end : Infinity;
    if (last && isNear(leftGap) && isNear(rightGap) && Math.abs(leftGap - rightGap) <= JOIN_DRIFT) {
      joined[joined.length - 1] = {
        left: { start: last.left.start, end: run.left.end },
        right: { start: last.right.start, end: run.right.end },
        pieces: [...last.pieces, ...run.pieces],
        matched: last.matched + run.matched,
        seeds: last.seeds + run.seeds,
      };
    } else if (!joined.some((other) => lies(run, other))) joined.push(run);
  }
  return joined;
}

const isNear = (gap: number): boolean => gap >= 0 && gap <= JOIN_GAP;

function lies(run: Run, other: Run): boolean {
  const inside = (one: Span, two: Span): boolean => one.start >= two.start && one.end <= two.end;
  return inside(run.left, other.left) && inside(run.right, other.right);
}
