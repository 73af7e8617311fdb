import { untrack } from 'svelte';
import type { Engine } from '#lib/engines/index.ts';
import type { Filter } from '#lib/queries/index.ts';
import { TooManyRowsError } from './sample-rows.ts';
import { session } from './session.svelte.ts';

/** Asks the engine; must end with an AbortError once the signal fires. */
export type Ask<T> = (engine: Engine, signal: AbortSignal) => Promise<T>;

/**
 * What a page shows: the answer it was built with, or the engine's answer to the current question. Create it while a
 * component is being set up. The latest question wins: the one before is withdrawn.
 */
export class Answer<T> {
  readonly #built: () => T;
  #live = $state.raw<{ readonly value: T } | null>(null);
  #state = $state<'settled' | 'asking' | 'failed'>('settled');
  /** Why the question has no answer, where the reader can do something about it. */
  refusal = $state.raw<TooManyRowsError | null>(null);

  /**
   * @param built the answer in the prerendered page
   * @param question what to ask now, reading the state it depends on; null when the built answer is the right one
   * @param filter what the question is about, so that of a large sample only the rows of its provinces are fetched
   */
  constructor(built: () => T, question: () => Ask<T> | null, filter: () => Filter | null = () => null) {
    this.#built = built;
    $effect(() => {
      const ask = question();
      const about = filter();
      void session.attempt;
      if (ask === null) return this.#settle(null);
      const controller = new AbortController();
      this.#state = 'asking';
      this.refusal = null;
      untrack(() => void this.#ask(ask, about, controller.signal));
      return () => controller.abort();
    });
  }

  get value(): T {
    return this.#live === null ? this.#built() : this.#live.value;
  }

  /** Whether the engine is at work on the question. */
  get busy(): boolean {
    return this.#state === 'asking';
  }

  /** Whether the engine has answered: until then, what is shown is what the page was built with. */
  get answered(): boolean {
    return this.#live !== null;
  }

  /** Whether the engine gave no answer to the question. */
  get failed(): boolean {
    return this.#state === 'failed';
  }

  /** Whether what is shown answers another question and must not be read: the sample's numbers are not the reader's. */
  get pending(): boolean {
    return this.#live === null && (this.busy || (this.failed && session.own !== null));
  }

  async #ask(ask: Ask<T>, about: Filter | null, signal: AbortSignal): Promise<void> {
    session.waiting++;
    try {
      const engine = await session.remembering(about);
      if (signal.aborted) return;
      const value = await ask(engine, signal);
      if (!signal.aborted) this.#settle({ value });
    } catch (error) {
      if (signal.aborted) return;
      this.refusal = error instanceof TooManyRowsError ? error : null;
      this.#state = 'failed';
    } finally {
      session.waiting--;
    }
  }

  #settle(live: { readonly value: T } | null): void {
    this.#live = live;
    this.#state = 'settled';
  }
}

/** The question of a page that is the same for the sample and for own data: asked only for own data. */
export function forOwnData<T>(ask: Ask<T>): () => Ask<T> | null {
  return () => (session.own === null ? null : ask);
}
