/** Guards ceilings against the last bit of a floating product such as 0.6 · 15. */
const SLACK = 1e-9;

/** The smallest overlap with which two sets of together `sum` tokens reach a Jaccard similarity of `threshold`. */
export function neededOverlap(threshold: number, sum: number): number {
  return Math.max(1, Math.ceil((threshold / (1 + threshold)) * sum - SLACK));
}

/** How many of a set's first tokens can hold the first token shared with any set at least as similar as `threshold`. */
export function probeLength(threshold: number, size: number): number {
  return size === 0 ? 0 : size - Math.ceil(threshold * size - SLACK) + 1;
}

/** The same when the other set is known to be at least as large. */
export function indexLength(threshold: number, size: number): number {
  return size === 0 ? 0 : size - Math.ceil(((2 * threshold) / (1 + threshold)) * size - SLACK) + 1;
}

/** The smallest partner of a set of `size` tokens if the first shared token stands at `place` in the partner. */
export function smallestPartner(threshold: number, size: number, place: number): number {
  return Math.ceil(threshold * size + place * (1 + threshold) - SLACK);
}

/** The largest partner of a set of `size` tokens if the first shared token stands at `place` in the set itself. */
export function largestPartner(threshold: number, size: number, place: number): number {
  return Math.floor(((size - place) * (1 + threshold)) / threshold - size + SLACK);
}
