import type { DuckdbEngine, Engine } from '#lib/engines/index.ts';
import { cubeFromEngine, type Filter } from '#lib/queries/index.ts';
import { tablesOf, type KeptData } from '../own/kept-data.ts';
import { preparedCube, preparedDatabase } from '../own/prepared-store.ts';
import type { SourceText } from '../source/source-text.ts';
import { CubeState, fetchedCube } from './cube.svelte.ts';
import { EngineState, type RowSource } from './engine.svelte.ts';
import { SampleRows } from './sample-rows.ts';

/** What the pages speak about at the moment: the sample, or the reader's own data. */
class Session {
  readonly engine = new EngineState(sampleRows);
  /** The counting cube of the same dataset: there long before the engine. */
  readonly cube = new CubeState();
  /** The reader's data in use; null for the sample. */
  own = $state.raw<KeptData | null>(null);
  /** Counts the attempts after a failure: a question that was asked in vain is asked again. */
  attempt = $state(0);
  /** How many answers the reader is waiting for. */
  waiting = $state(0);
  /** What the engine has taken while the pages still speak about something else. */
  #tried: KeptData | undefined;

  /**
   * The engine holding the current dataset. Of a large sample only the rows of the provinces that the filter names are
   * sure to be in it; without a filter all are. @throws {TooManyRowsError} when these are more than a tab takes
   */
  ready(filter: Filter | null = null): Promise<DuckdbEngine> {
    return this.engine.ready(filter);
  }

  /** As `ready`, but what was asked before of the very same rows is answered from memory. */
  remembering(filter: Filter | null = null): Promise<Engine> {
    return this.engine.remembering(filter);
  }

  /** Starts the engine while the reader looks at the page. */
  warmUp(): void {
    const start = () => void this.engine.start().catch(() => undefined);
    if ('requestIdleCallback' in window) window.requestIdleCallback(start, { timeout: 3000 });
    else setTimeout(start, 500);
  }

  /** Forgets a failure of the engine and asks every open question again. */
  retry(): void {
    this.engine.retry();
    if (this.cube.status === 'failed') this.cube.retry();
    this.attempt++;
  }

  /** Which data the pages speak about: another text whenever it changes. */
  get version(): string {
    return this.own?.id ?? 'sample';
  }

  /** Speaks about this data from now on; the engine takes it when it is next asked, unless it has it already. */
  use(data: KeptData | null): void {
    if (data !== this.#tried) this.engine.refill(fillWith(data));
    this.#tried = undefined;
    this.cube.use(
      data === null ? fetchedCube : async () => (await preparedCube(data)) ?? cubeFromEngine(await this.ready()),
    );
    this.own = data;
  }

  /**
   * Puts other data into the engine while the pages still speak about the present one. Rejects when the engine does not
   * take it or `signal` fires, and the present data stands again.
   */
  async tryOut(data: KeptData, signal?: AbortSignal): Promise<void> {
    this.#tried = undefined;
    this.engine.refill(fillWith(data, signal));
    try {
      await this.ready();
      this.#tried = data;
    } catch (error) {
      this.engine.refill(fillWith(this.own));
      throw error;
    }
  }

  /** The document of own data by its file name; null when it came without documents. */
  sourceOf(file: string | null): SourceText | null {
    return this.own?.sources.find((source) => source.file === file) ?? null;
  }
}

const sampleRows = new SampleRows();

function fillWith(data: KeptData | null, signal?: AbortSignal): RowSource {
  if (data === null) return sampleRows;
  return {
    fill: () => {
      const prepared = preparedDatabase(data);
      return async (engine) => {
        const database = await prepared;
        const isAttached = database !== null && (await attached(engine, database));
        if (!isAttached) await engine.loadCsv(tablesOf(data), signal ? { signal } : {});
      };
    },
  };
}

async function attached(engine: DuckdbEngine, database: Blob): Promise<boolean> {
  try {
    await engine.attach(database);
    return true;
  } catch {
    return false;
  }
}

export const session = new Session();
