import type { TableProgress } from '#lib/dataset/index.ts';
import type { Locale } from '#lib/i18n/index.ts';
import { session } from '../session/session.svelte.ts';
import type { GivenFile } from './files.ts';
import type { IntakeReading } from './intake-reading.ts';
import type { IntakeJob, IntakeNews } from './intake.worker.ts';
import { dataOfTexts, type DatasetTexts, type KeptData } from './kept-data.ts';
import { faultOf, forgetData, keptData, type KeepFault, prepareData, stageData, sweepData } from './store.ts';

type IntakeStep = 'idle' | 'reading' | 'keeping' | 'loading' | 'done' | 'nothing' | 'failed' | 'cancelled';

/** Data is prepared for the next reload when the pages have had this long for what they show now. */
const PREPARED_AFTER_MS = 5000;

/** Tabs tell each other that the kept data is another. */
const CHANNEL = 'duibiao-own-data';

/** Takes the reader's files in: read and checked in a worker, kept in this browser, then put before every page. */
class Intake {
  step = $state<IntakeStep>('idle');
  /** How far each table is while files are read. */
  tables = $state.raw<readonly TableProgress[]>([]);
  reading = $state.raw<IntakeReading | null>(null);
  failure = $state('');
  /** Why the data will not be there after a reload; null when it will. */
  keepFault = $state<KeepFault | null>(null);

  #turn = new AbortController();
  #channel: BroadcastChannel | null = null;

  /** Whether files are on their way in. */
  get isBusy(): boolean {
    return this.step === 'reading' || this.step === 'keeping' || this.step === 'loading';
  }

  /** Reads what was given; what loads becomes the data of all pages, unless nothing does or it is cancelled. */
  async take(given: Promise<readonly GivenFile[]>, locale: Locale): Promise<void> {
    const { signal } = this.#begin('reading');
    try {
      const files = await given;
      const reading = await this.#readInWorker({ files, locale }, signal);
      this.reading = reading;
      if ((reading.rows.forms ?? 0) === 0) this.step = 'nothing';
      else await this.#activate({ ...reading.data, ...nameOf(files) }, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.failure = error instanceof Error ? error.message : String(error);
      this.step = 'failed';
    }
  }

  /** Makes data that was read and checked elsewhere the data of all pages. Rejects when the engine does not take it. */
  async adopt(data: DatasetTexts): Promise<void> {
    const { signal } = this.#begin('keeping');
    try {
      await this.#activate(dataOfTexts(data), signal);
    } finally {
      if (!signal.aborted) this.step = 'idle';
    }
  }

  /** Ends what is going on at once; the data in use stays. */
  cancel(): void {
    if (!this.isBusy) return;
    this.#turn.abort();
    this.tables = [];
    this.reading = null;
    this.step = 'cancelled';
  }

  /** Brings kept data back, clears away what an interrupted write has left, and follows what other tabs do. */
  follow(): () => void {
    if ('BroadcastChannel' in window) {
      this.#channel = new BroadcastChannel(CHANNEL);
      this.#channel.onmessage = () => void this.#restore();
    }
    void this.#restore()
      .then(sweepData)
      .then(() => this.#prepareLater());
    return () => this.#channel?.close();
  }

  /** Takes up the kept data, or its absence; data that could not be kept stays as long as this page. */
  async #restore(): Promise<void> {
    const turn = this.#turn;
    if (this.isBusy || (session.own !== null && this.keepFault !== null)) return;
    const data = await keptData();
    if (turn !== this.#turn) return;
    if (data?.id !== session.own?.id) {
      this.step = 'idle';
      this.reading = null;
      session.use(data);
    }
    markOwn(data !== null);
  }

  /** Removes own data from the pages and from this browser. */
  async leave(): Promise<void> {
    this.#begin('idle');
    session.use(null);
    markOwn(false);
    await forgetData().catch(() => undefined);
    this.#channel?.postMessage('removed');
  }

  #begin(step: IntakeStep): AbortController {
    this.#turn.abort();
    this.#turn = new AbortController();
    this.tables = [];
    this.reading = null;
    this.keepFault = null;
    this.step = step;
    return this.#turn;
  }

  /** Written beside the old data, taken by the engine, then put in force: only then do the pages speak about it. */
  async #activate(data: KeptData, signal: AbortSignal): Promise<void> {
    this.step = 'keeping';
    const staged = await stageData(data, signal);
    const kept = typeof staged === 'string' ? data : staged.data;
    try {
      signal.throwIfAborted();
      this.step = 'loading';
      await session.tryOut(kept, signal);
      signal.throwIfAborted();
    } catch (error) {
      if (typeof staged !== 'string') await staged.discard();
      throw error;
    }
    this.keepFault = typeof staged === 'string' ? staged : await staged.commit().then(() => null, faultOf);
    markOwn(this.keepFault === null);
    session.use(kept);
    this.step = 'done';
    if (this.keepFault === null) {
      this.#channel?.postMessage('changed');
      this.#prepareLater();
    }
  }

  /** Prepares the data in use for the next reload, unless other data comes before that is done. */
  #prepareLater(): void {
    const { own } = session;
    const { signal } = this.#turn;
    if (own === null || this.keepFault !== null) return;
    const timer = setTimeout(() => void prepareData(own, signal), PREPARED_AFTER_MS);
    signal.addEventListener('abort', () => clearTimeout(timer));
  }

  async #readInWorker(job: IntakeJob, signal: AbortSignal): Promise<IntakeReading> {
    signal.throwIfAborted();
    const worker = new Worker(new URL('./intake.worker.ts', import.meta.url), { type: 'module' });
    try {
      return await new Promise<IntakeReading>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
        worker.onerror = (event) => reject(new Error(event.message || 'the reader could not start'));
        worker.onmessage = ({ data }: MessageEvent<IntakeNews>) => {
          if (data.type === 'read') resolve(data.reading);
          else if (data.type === 'failed') reject(new Error(data.message));
          else this.tables = data.tables;
        };
        worker.postMessage(job);
      });
    } finally {
      worker.terminate();
    }
  }
}

export const intake = new Intake();

/** Read by static/theme.js before the first paint: a page must not show the sample first when own data is in use. */
function markOwn(isOwn: boolean): void {
  try {
    if (isOwn) localStorage.setItem('duibiao-own', '1');
    else localStorage.removeItem('duibiao-own');
  } catch {
    // Without storage there is nothing to bring back.
  }
  delete document.documentElement.dataset['restoring'];
}

/** What the data is called: the folder or the file it came from; of loose files the first, and how many there are. */
function nameOf(files: readonly GivenFile[]): Pick<KeptData, 'name' | 'more'> {
  const path = files[0]?.path ?? '';
  const [name = path] = path.split('/');
  return { name, more: name === path ? files.length - 1 : 0 };
}
