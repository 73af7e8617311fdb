/** The most places counted in one array; more are counted in a map. */
const DENSE = 4_194_304;

/** Counts by a number from 0 up to a size. */
export class Tally {
  readonly #dense: Float64Array | null;
  readonly #sparse = new Map<number, number>();

  constructor(size: number) {
    this.#dense = size <= DENSE ? new Float64Array(size) : null;
  }

  add(place: number, count: number): void {
    if (this.#dense) this.#dense[place] = (this.#dense[place] ?? 0) + count;
    else this.#sparse.set(place, (this.#sparse.get(place) ?? 0) + count);
  }

  /** The places counted at all, ascending, with their counts. */
  entries(): (readonly [place: number, count: number])[] {
    if (!this.#dense) return [...this.#sparse].sort(([one], [other]) => one - other);
    const found: (readonly [number, number])[] = [];
    this.#dense.forEach((count, place) => {
      if (count !== 0) found.push([place, count]);
    });
    return found;
  }
}
