/** Seeded pseudo-random numbers (mulberry32), so that a corpus is the same on every machine. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[this.below(list.length)];
    if (chosen === undefined) throw new Error('nothing to pick from');
    return chosen;
  }

  /** An index below `limit`, small ones more often the larger `skew` is (1 = all alike). */
  skewed(limit: number, skew: number): number {
    return Math.min(limit - 1, Math.floor(limit * this.next() ** skew));
  }

  /** `count` different elements in random order; all of them if there are fewer. */
  sample<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    for (let at = 0; at < Math.min(count, rest.length); at++) {
      const from = at + this.below(rest.length - at);
      [rest[at], rest[from]] = [rest[from] as T, rest[at] as T];
    }
    return rest.slice(0, count);
  }
}
