import { createContext } from 'svelte';

/** Places of a `source_place` cell: `L44;L46` → [`L44`, `L46`]. */
export function placesOf(place: string): string[] {
  return place.split(';').map((part) => part.trim());
}

/** What the reader points at: the places in the source, and the printed words to mark inside them. */
export class Highlight {
  readonly #places: () => ReadonlySet<string>;
  #pointed = $state.raw<ReadonlySet<string>>(new Set());
  #pinned = $state.raw<ReadonlySet<string>>(new Set());
  #words = $state.raw<readonly string[]>([]);

  readonly active = $derived(this.#pointed.size > 0 ? this.#pointed : this.#pinned);

  /** @param places the places of the source shown beside the form; empty when there is none */
  constructor(places: () => ReadonlySet<string>) {
    this.#places = places;
  }

  /** Whether the place can be shown. */
  has(place: string): boolean {
    return this.#places().has(place);
  }

  get words(): readonly string[] {
    return this.#words;
  }

  /** Points at a place while the pointer or the focus is on something that came from there. */
  point(place: string, words: readonly string[] = []): void {
    this.#pointed = new Set(placesOf(place));
    this.#words = words;
  }

  /** Ends pointing; what was pinned is marked again. */
  leave(): void {
    this.#pointed = new Set();
  }

  /** Keeps a place marked until another one is pinned. */
  pin(place: string, words: readonly string[] = []): void {
    this.#pinned = new Set(placesOf(place));
    this.#words = words;
  }

  covers(place: string): boolean {
    return placesOf(place).some((one) => this.active.has(one));
  }
}

export const [useHighlight, provideHighlight] = createContext<Highlight>();
