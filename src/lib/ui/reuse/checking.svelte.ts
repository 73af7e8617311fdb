import type { InputFile } from '../own/files.ts';
import type { OwnReading } from '../own/reading.ts';
import type { ReadingReply } from '../own/reading.worker.ts';
import { checkDocument, type CheckedForm } from './check.ts';
import { documentCorpus } from './document-corpus.ts';
import { live } from './live.svelte.ts';
import { placeNames } from './places.ts';

type Step = 'idle' | 'reading' | 'done' | 'nothing' | 'failed';

/** Holds one dropped document against the dataset; the document is kept nowhere. */
export class Checking {
  step = $state<Step>('idle');
  file = $state('');
  failure = $state('');
  /** From the drop to the answer, in milliseconds. */
  took = $state(0);
  checked = $state.raw<readonly CheckedForm[]>([]);

  #turn = 0;
  /** A reader that waits for a document; each serves one document at a time. */
  #idle: Worker | null = null;

  /** Makes everything ready while the reader of the page looks for the document. */
  warmUp(): void {
    this.#idle ??= startReader();
    void placeNames();
    void live.ensure().catch(() => undefined);
  }

  /** Ends what waits. */
  close(): void {
    this.#idle?.terminate();
    this.#idle = null;
  }

  async take(given: readonly File[]): Promise<void> {
    const turn = ++this.#turn;
    const begin = performance.now();
    this.step = 'reading';
    this.checked = [];
    try {
      const files = await Promise.all(given.map(inputFile));
      this.file = files[0]?.path ?? '';
      const [reading, prepared, places] = await Promise.all([this.#read(files), live.ensure(), placeNames()]);
      const checked = await checkDocument(prepared, documentCorpus(reading.files), places);
      if (turn !== this.#turn) return;
      this.checked = checked;
      this.took = performance.now() - begin;
      this.step = checked.length === 0 ? 'nothing' : 'done';
    } catch (error) {
      if (turn !== this.#turn) return;
      this.failure = error instanceof Error ? error.message : String(error);
      this.step = 'failed';
    }
  }

  async #read(files: readonly InputFile[]): Promise<OwnReading> {
    const worker = this.#idle ?? startReader();
    this.#idle = null;
    const reading = await readIn(worker, files);
    if (this.#idle === null) this.#idle = worker;
    else worker.terminate();
    return reading;
  }
}

async function inputFile(file: File): Promise<InputFile> {
  return { path: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function startReader(): Worker {
  return new Worker(new URL('../own/reading.worker.ts', import.meta.url), { type: 'module' });
}

/** Asks a reader; one that fails is ended. */
async function readIn(worker: Worker, files: readonly InputFile[]): Promise<OwnReading> {
  try {
    const reply = await new Promise<ReadingReply>((resolve, reject) => {
      worker.onmessage = (event: MessageEvent<ReadingReply>) => resolve(event.data);
      worker.onerror = (event) => reject(new Error(event.message || 'the reader could not start'));
      worker.postMessage(files);
    });
    if ('failure' in reply) throw new Error(reply.failure);
    return reply.reading;
  } catch (error) {
    worker.terminate();
    throw error;
  }
}
