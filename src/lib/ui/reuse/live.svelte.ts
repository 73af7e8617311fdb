import { SimilarityClient, type Progress } from '#lib/similarity/index.ts';
import type { KeptData } from '../own/kept-data.ts';
import { session } from '../session/session.svelte.ts';
import { compareCorpus, type Compared } from './comparison.ts';
import { askCorpus } from './corpus.ts';
import { officialFrameworks } from './frameworks.ts';
import type { Report } from './report.ts';
import { reportOf } from './build-report.ts';

/** The current dataset held against itself, and the worker that remembers it. */
export interface Prepared {
  /** The reader's data it was made from; null for the sample. */
  readonly data: KeptData | null;
  readonly client: SimilarityClient;
  readonly compared: Compared;
  readonly report: Report;
}

type Status = 'idle' | 'comparing' | 'done' | 'cancelled' | 'failed';

/** Finds reuse in the dataset the pages speak about, once, in a worker. */
class LiveReuse {
  status = $state<Status>('idle');
  progress = $state.raw<Progress | null>(null);
  #prepared = $state.raw<Prepared | null>(null);

  /** What was found in the current dataset; null as long as it is not compared. */
  readonly current: Prepared | null = $derived(this.#prepared?.data === session.own ? this.#prepared : null);

  #data: KeptData | null = null;
  #work: Promise<Prepared> | null = null;
  #controller = new AbortController();
  #worker: Worker | null = null;

  /** The current dataset, compared; begins to compare it unless that is done or was stopped by the reader. */
  ensure(): Promise<Prepared> {
    if (this.#data !== session.own) this.#forget();
    this.#work ??= this.#start();
    return this.#work;
  }

  /** Stops comparing. */
  cancel(): void {
    this.#controller.abort();
    this.status = 'cancelled';
  }

  /** Compares again after it was stopped or failed. */
  again(): Promise<Prepared> {
    this.#forget();
    return this.ensure();
  }

  #forget(): void {
    this.#controller.abort();
    this.#worker?.terminate();
    this.#worker = null;
    this.#work = null;
    this.#data = session.own;
    this.#prepared = null;
    this.status = 'idle';
  }

  async #start(): Promise<Prepared> {
    this.#controller = new AbortController();
    const { signal } = this.#controller;
    this.status = 'comparing';
    this.progress = null;
    try {
      const prepared = await this.#compare(signal);
      if (signal.aborted) throw new DOMException('cancelled', 'AbortError');
      this.#prepared = prepared;
      this.status = 'done';
      return prepared;
    } catch (error) {
      if (!signal.aborted) this.status = 'failed';
      throw error;
    }
  }

  async #compare(signal: AbortSignal): Promise<Prepared> {
    await restored();
    signal.throwIfAborted();
    const data = session.own;
    const [engine, frameworks] = await Promise.all([session.ready(), officialFrameworks()]);
    const corpus = await askCorpus(engine, signal);
    signal.throwIfAborted();
    const worker = new Worker(new URL('../../similarity/similarity.worker.ts', import.meta.url), { type: 'module' });
    this.#worker = worker;
    try {
      const client = new SimilarityClient(worker);
      const report = (progress: Progress) => (this.progress = progress);
      const compared = await compareCorpus(client, corpus, { frameworks, report, signal });
      return { data, client, compared, report: reportOf(compared) };
    } catch (error) {
      worker.terminate();
      throw error;
    }
  }
}

/** Own data may be on its way back after a reload; what is compared before would be compared in vain. */
async function restored(): Promise<void> {
  for (let turn = 0; turn < 200 && document.documentElement.dataset['restoring'] !== undefined; turn++)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

export const live = new LiveReuse();
