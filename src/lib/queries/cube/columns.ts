import type { CubeColumnRow } from './statements.ts';
import { millionths } from './money.ts';

/** The columns an engine returned, by name; one that is missing or empty has no entries. */
export class Columns {
  readonly #rows: ReadonlyMap<string, CubeColumnRow>;

  constructor(rows: readonly CubeColumnRow[]) {
    this.#rows = new Map(rows.map((row) => [row.name, row]));
  }

  numbers(name: string): readonly (number | null)[] {
    return this.#rows.get(name)?.numbers ?? [];
  }

  texts(name: string): readonly (string | null)[] {
    return this.#rows.get(name)?.texts ?? [];
  }

  /** Whole numbers from 0; unknown is 0. */
  counts(name: string): Uint32Array {
    return Uint32Array.from(this.numbers(name), Number);
  }

  /** Sums of money in millionths; unknown is 0. */
  money(name: string): readonly bigint[] {
    return this.texts(name).map((text) => millionths(text));
  }
}
