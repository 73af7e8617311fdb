import { createContext } from 'svelte';

/** Places of a `source_place` cell: `L44;L46` → [`L44`, `L46`]. */
function placesOf(place: string): string[] {
  return place.split(';').map((part) => part.trim());
}

/** Places of the source, and the printed words to mark inside them. */
interface Pointer {
  readonly places: readonly string[];
  readonly words: readonly string[];
}

const NOWHERE: Pointer = { places: [], words: [] };

/** What the reader points at in the source beside a form. */
export class Highlight {
  readonly #places: () => ReadonlySet<string>;
  #pointed = $state.raw<Pointer | null>(null);
  #pinned = $state.raw<Pointer>(NOWHERE);
  readonly #pointer = $derived(this.#pointed ?? this.#pinned);

  /** @param places the places of the source shown beside the form; empty when there is none */
  constructor(places: () => ReadonlySet<string>) {
    this.#places = places;
  }

  /** The printed words to mark, the best wording first. */
  get words(): readonly string[] {
    return this.#pointer.words;
  }

  /** Whether the place can be shown. */
  has(place: string): boolean {
    return this.#places().has(place);
  }

  /** Whether something at the place is pointed at. */
  covers(place: string): boolean {
    return placesOf(place).some((one) => this.#pointer.places.includes(one));
  }

  /** Points at a place while the pointer or the focus is on something that came from there. */
  point(place: string, words: readonly string[] = []): void {
    this.#pointed = { places: placesOf(place), words };
  }

  /** Ends pointing; what was pinned is marked again. */
  leave(): void {
    this.#pointed = null;
  }

  /** Keeps a place marked until another one is pinned. */
  pin(place: string, words: readonly string[] = []): void {
    this.#pinned = { places: placesOf(place), words };
  }
}

export const [useHighlight, provideHighlight] = createContext<Highlight>();
