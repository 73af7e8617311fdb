import { session } from '../session/session.svelte.ts';
import type { InputFile } from './files.ts';
import type { OwnReading } from './reading.ts';
import type { ReadingReply } from './reading.worker.ts';
import { forgetData, keepData, keptData, type KeptData } from './store.ts';

type IntakeStep = 'idle' | 'reading' | 'loading' | 'done' | 'nothing' | 'failed';

/** Takes the reader's files in: read and checked in a worker, kept in this browser, then put before every page. */
class Intake {
  step = $state<IntakeStep>('idle');
  reading = $state.raw<OwnReading | null>(null);
  failure = $state('');
  /** Whether the data will still be there after a reload. */
  isKept = $state(true);

  #turn = 0;

  /** Reads what was given; what loads becomes the data of all pages, unless nothing does or other files came since. */
  async take(given: Promise<readonly InputFile[]>): Promise<void> {
    const turn = ++this.#turn;
    this.step = 'reading';
    this.reading = null;
    try {
      const files = await given;
      const reading = await readInWorker(files);
      if (turn !== this.#turn) return;
      this.reading = reading;
      if (reading.counts.forms === 0) this.step = 'nothing';
      else await this.#activate({ ...nameOf(files), files: reading.files, sources: reading.sources });
    } catch (error) {
      if (turn !== this.#turn) return;
      this.failure = error instanceof Error ? error.message : String(error);
      this.step = 'failed';
    }
  }

  /** Makes data that was read and checked elsewhere the data of all pages. Rejects when the engine does not take it. */
  async adopt(data: KeptData): Promise<void> {
    this.#turn++;
    this.reading = null;
    this.step = 'idle';
    await this.#activate(data);
    this.step = 'idle';
  }

  /** Brings kept data back after a reload. */
  async restore(): Promise<void> {
    const data = await keptData();
    if (data !== null) session.use(data);
    markOwn(data !== null);
  }

  /** Removes own data from the pages and from this browser. */
  async leave(): Promise<void> {
    this.#turn++;
    session.use(null);
    this.step = 'idle';
    this.reading = null;
    markOwn(false);
    await forgetData().catch(() => undefined);
  }

  /** The engine takes the data, then it is kept whole, and only then do the pages speak about it. */
  async #activate(data: KeptData): Promise<void> {
    this.step = 'loading';
    await session.tryOut(data);
    this.isKept = await keepData(data).then(
      () => true,
      () => false,
    );
    markOwn(this.isKept);
    session.use(data);
    await session.ready();
    this.step = 'done';
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
function nameOf(files: readonly InputFile[]): Pick<KeptData, 'name' | 'more'> {
  const path = files[0]?.path ?? '';
  const [name = path] = path.split('/');
  return { name, more: name === path ? files.length - 1 : 0 };
}

async function readInWorker(files: readonly InputFile[]): Promise<OwnReading> {
  const worker = new Worker(new URL('./reading.worker.ts', import.meta.url), { type: 'module' });
  try {
    const reply = await new Promise<ReadingReply>((resolve, reject) => {
      worker.addEventListener('message', (event: MessageEvent<ReadingReply>) => resolve(event.data));
      worker.addEventListener('error', (event) => reject(new Error(event.message || 'the reader could not start')));
      worker.postMessage(files);
    });
    if ('failure' in reply) throw new Error(reply.failure);
    return reply.reading;
  } finally {
    worker.terminate();
  }
}
