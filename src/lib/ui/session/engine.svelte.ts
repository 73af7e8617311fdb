import { asset, resolve } from '$app/paths';
import { openBrowserEngine, type DuckdbEngine } from '#lib/engines/index.ts';

export type EngineStatus = 'idle' | 'starting' | 'ready' | 'failed';

/** Begins to fetch a dataset, and puts it into the engine once that is there. */
export type Fill = () => (engine: DuckdbEngine) => Promise<void>;

/** The sample's database file of this site, fetched while the engine starts. */
export const fillWithSample: Fill = () => {
  const database = sampleDatabase();
  database.catch(() => undefined);
  return async (engine) => engine.attach(await database);
};

async function sampleDatabase(): Promise<Uint8Array> {
  const response = await fetch(asset('/dataset/duibiao.duckdb'));
  if (!response.ok) throw new Error(`the sample could not be fetched: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The one engine of the page: started when first asked for, filled again when the dataset changes. */
export class EngineState {
  status = $state<EngineStatus>('idle');
  /** Share of the program that has arrived, 0 to 1; null where the server does not tell its size. */
  progress = $state<number | null>(null);

  #opening: Promise<DuckdbEngine> | null = null;
  #filling: Promise<DuckdbEngine> | null = null;
  /** Settles when no earlier dataset is on its way into the engine any more: the latest one must come last. */
  #before: Promise<unknown> = Promise.resolve();
  #fill: Fill = fillWithSample;

  /** The engine with the current dataset in it. Rejects when it cannot start or be filled; `retry` forgets that. */
  ready(): Promise<DuckdbEngine> {
    if (this.#filling === null) {
      this.#filling = this.#start(this.#before);
      this.#before = this.#filling.catch(() => undefined);
    }
    return this.#filling;
  }

  /** Makes this the dataset of every later `ready`; the engine itself is not started for it. */
  refill(fill: Fill): void {
    this.#fill = fill;
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
      const fill = this.#fill();
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

  async #open(): Promise<DuckdbEngine> {
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
