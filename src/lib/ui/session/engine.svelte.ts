import { resolve } from '$app/paths';
import { cachedEngine, openBrowserEngine, QueryCache, type DuckdbEngine, type Engine } from '#lib/engines/index.ts';
import type { Filter } from '#lib/queries/index.ts';
import type { Arrival } from './sample-rows.ts';

export type EngineStatus = 'idle' | 'starting' | 'ready' | 'failed';

/** Where the rows of a dataset come from. */
export interface RowSource {
  /** Begins to fetch a dataset, and puts what every question needs into the engine once that is there. */
  fill(): (engine: DuckdbEngine) => Promise<void>;
  /** Adds the rows that a filter keeps (all without one), where they are not all there from the beginning. */
  add?(engine: DuckdbEngine, filter: Filter | null, report: (arrival: Arrival) => void): Promise<void>;
  /** Which of its rows are there; another text whenever there are more. */
  held?(): string;
}

/** Bytes of answers kept in memory. */
const MOST_KEPT = 24 * 2 ** 20;

/** The one engine of the page: started when first asked for, filled again when the dataset changes. */
export class EngineState {
  status = $state<EngineStatus>('idle');
  /** Share of the program that has arrived, 0 to 1; null where the server does not tell its size. */
  progress = $state<number | null>(null);
  /** Rows that are on their way; null when none are. */
  arrival = $state.raw<Arrival | null>(null);

  #opening: Promise<DuckdbEngine> | null = null;
  #filling: Promise<DuckdbEngine> | null = null;
  /** Settles when no earlier dataset is on its way into the engine any more: the latest one must come last. */
  #before: Promise<unknown> = Promise.resolve();
  #source: RowSource;
  /** Counts the datasets the engine was given. */
  #fillings = 0;
  readonly #answers = new QueryCache(MOST_KEPT);
  readonly #open: () => Promise<DuckdbEngine>;

  /** @param open how the engine is opened, if not the browser's own */
  constructor(source: RowSource, open?: () => Promise<DuckdbEngine>) {
    this.#source = source;
    this.#open = open ?? (() => this.#openBrowser());
  }

  /**
   * The engine with the current dataset in it: at least the rows a filter keeps, all without one. Rejects when it cannot
   * start or be filled; `retry` forgets that.
   */
  async ready(filter: Filter | null = null): Promise<DuckdbEngine> {
    const source = this.#source;
    const engine = await this.start();
    try {
      await source.add?.(engine, filter, (arrival) => (this.arrival = arrival));
    } finally {
      this.arrival = null;
    }
    return engine;
  }

  /** As `ready`, but what was asked before of the very same rows is answered from memory. */
  async remembering(filter: Filter | null = null): Promise<Engine> {
    const fillings = this.#fillings;
    const engine = await this.ready(filter);
    if (fillings !== this.#fillings) return engine;
    return cachedEngine(engine, this.#answers, () => `${this.#fillings} ${this.#source.held?.() ?? ''}`);
  }

  /** The engine with what every question needs, perhaps without the rows of any province. */
  start(): Promise<DuckdbEngine> {
    if (this.#filling === null) {
      this.#filling = this.#start(this.#before);
      this.#before = this.#filling.catch(() => undefined);
    }
    return this.#filling;
  }

  /** Makes this the dataset of every later `ready`; the engine itself is not started for it. */
  refill(source: RowSource): void {
    this.#source = source;
    this.#fillings++;
    this.#filling = null;
    if (this.status === 'failed') this.retry();
  }

  /** Forgets a failure, so that the next `ready` tries again. */
  retry(): void {
    this.#opening = null;
    this.#filling = null;
    this.status = 'idle';
  }

  async #start(before: Promise<unknown>): Promise<DuckdbEngine> {
    this.status = 'starting';
    try {
      const fill = this.#source.fill();
      this.#opening ??= this.#open();
      const engine = await this.#opening;
      await before;
      await fill(engine);
      this.status = 'ready';
      return engine;
    } catch (error) {
      this.status = 'failed';
      throw error;
    }
  }

  async #openBrowser(): Promise<DuckdbEngine> {
    const engine = await openBrowserEngine({
      base: `${location.origin}${resolve('/')}`,
      onProgress: ({ loaded, total }) => {
        this.progress = total > 0 ? Math.min(1, loaded / total) : null;
      },
    });
    await engine.start();
    return engine;
  }
}
