import { readCorrections, writeCorrections, type CorrectionFault } from '#lib/forms/index.ts';
import { loadVocabulary, type Vocabulary } from '#lib/vocabulary/index.ts';
import type { Problem } from '#lib/documents/index.ts';
import { intake } from '../own/intake.svelte.ts';
import type { GivenFile } from '../own/files.ts';
import type { ImportJob, ImportNews } from '../own/import.worker.ts';
import { vocabularyFiles } from '../own/vocabulary-files.ts';
import { sourceOfPages } from '../source/masked-source.ts';
import { datasetFiles } from './dataset-files.ts';
import { DeskDocument } from './desk-document.svelte.ts';
import { namedFiles } from './file-names.ts';
import { forgetDocument, keepCorrections, keepDocument, keptDocuments } from './kept.ts';

/** What loading a file of corrections gave. */
export interface LoadedCorrections {
  readonly applied: number;
  readonly faults: readonly CorrectionFault[];
  /** Documents with corrections that are not on the desk. */
  readonly missing: readonly string[];
}

/** The documents a person checks: read one after the other in a worker, corrected, and turned into a dataset. */
class Desk {
  documents = $state.raw<readonly DeskDocument[]>([]);
  selected = $state.raw<DeskDocument | null>(null);
  vocabulary = $state.raw<Vocabulary | null>(null);
  /** Problems of archives, which are no documents themselves. */
  archiveProblems = $state.raw<readonly { file: string; problem: Problem }[]>([]);
  /** Whether everything will still be there after a reload. */
  isKept = $state(true);
  isBusy = $state(false);

  #worker: Worker | null = null;
  #finishJob: (() => void) | null = null;
  readonly #jobs: GivenFile[] = [];
  #isRestored = false;

  /** Puts files on the desk and begins to read them. */
  async take(given: Promise<readonly GivenFile[]>): Promise<void> {
    const files = namedFiles(await given);
    const fresh = files.filter(({ path }) => !this.documents.some(({ name }) => name === path));
    this.documents = [...this.documents, ...fresh.map((file) => this.#placed(file.path, file))];
    this.#jobs.push(...fresh);
    await this.#loadVocabulary();
    if (!this.isBusy) await this.#work();
  }

  /** Brings back what was on the desk before a reload. */
  async restore(): Promise<void> {
    if (this.#isRestored) return;
    this.#isRestored = true;
    const kept = await keptDocuments();
    if (kept.length === 0) return;
    await this.#loadVocabulary();
    const back = kept.map(({ name, document, corrections }) => {
      const one = new DeskDocument(name, null, () => this.vocabulary);
      Object.assign(one, { document, corrections, step: 'read', progress: 1 });
      return one;
    });
    const known = new Set(this.documents.map(({ name }) => name));
    this.documents = sorted([...this.documents, ...back.filter(({ name }) => !known.has(name))]);
    this.selected ??= this.documents.find(({ step }) => step === 'read') ?? null;
  }

  /** Ends the reading of a document; the others go on. */
  cancel(document: DeskDocument): void {
    if (document.step === 'waiting') document.step = 'cancelled';
    if (document.step !== 'reading') return;
    document.step = 'cancelled';
    this.#stopWorker();
  }

  /** Ends the reading of everything that is not read yet. */
  cancelAll(): void {
    this.#jobs.length = 0;
    for (const one of this.documents) if (one.step === 'waiting' || one.step === 'reading') one.step = 'cancelled';
    this.#stopWorker();
  }

  /** Takes a document off the desk and out of this browser. */
  remove(document: DeskDocument): void {
    this.cancel(document);
    this.documents = this.documents.filter((one) => one !== document);
    if (this.selected === document) this.selected = this.documents.find(({ step }) => step === 'read') ?? null;
    void forgetDocument(document.name);
  }

  /** Clears the desk. */
  clear(): void {
    this.cancelAll();
    for (const one of [...this.documents]) this.remove(one);
    this.archiveProblems = [];
  }

  /** Remembers the corrections of a document in this browser; called after each change. */
  keep(document: DeskDocument): void {
    void keepCorrections(document.name, document.corrections).then((isKept) => (this.isKept &&= isKept));
  }

  /** The dataset of everything read, as the import command writes it, with the corrections beside it. */
  files(): ReadonlyMap<string, string> {
    const readings = this.read.flatMap(({ reading }) => reading ?? []);
    const isCorrected = this.read.some(({ corrections }) => corrections.length > 0);
    return datasetFiles(readings, this.vocabulary, isCorrected ? this.correctionsFile() : null);
  }

  get read(): readonly DeskDocument[] {
    return sorted(this.documents.filter(({ step }) => step === 'read'));
  }

  /** All corrections as a file. */
  correctionsFile(): string {
    const entries = this.read.flatMap(({ document, corrections }) => {
      if (document === null) return [];
      const { file, sha256 } = document.reading.document;
      return [{ file, sha256, corrections }];
    });
    return writeCorrections(entries);
  }

  /** Applies the corrections of a file to the documents on the desk they were made on. */
  load(text: string): LoadedCorrections {
    const { documents, faults } = readCorrections(text);
    const missing: string[] = [];
    let applied = 0;
    for (const { file, sha256, corrections } of documents) {
      const match =
        this.read.find((one) => one.document?.reading.document.sha256 === sha256) ??
        this.read.find((one) => one.name === file);
      if (!match) missing.push(file);
      else {
        match.put(corrections);
        this.keep(match);
        applied += corrections.length - match.stale.length;
      }
    }
    return { applied, faults, missing };
  }

  /** Makes the dataset the own data of all pages. */
  async openInDashboard(): Promise<void> {
    const [first] = this.read;
    const sources = this.read.flatMap(({ name, document }) => (document ? [sourceOfPages(name, document.pages)] : []));
    await intake.adopt({ name: first?.name ?? '', more: this.read.length - 1, files: this.files(), sources });
  }

  #placed(name: string, given: GivenFile): DeskDocument {
    return new DeskDocument(name, given, () => this.vocabulary);
  }

  async #loadVocabulary(): Promise<void> {
    this.vocabulary ??= loadVocabulary(await vocabularyFiles()).vocabulary;
  }

  async #work(): Promise<void> {
    this.isBusy = true;
    for (let job = this.#jobs.shift(); job; job = this.#jobs.shift()) await this.#readFile(job);
    this.#stopWorker();
    this.isBusy = false;
  }

  /** Reads one file to its end; a document cancelled on the way ends the worker, and a new one reads the rest. */
  async #readFile(given: GivenFile): Promise<void> {
    const isOpen = ({ step }: DeskDocument) => step === 'waiting' || step === 'reading';
    const own = () => this.documents.filter((one) => one.given === given);
    while (own().some(isOpen)) {
      const skip = own()
        .filter((one) => !isOpen(one))
        .map(({ name }) => name);
      const before = skip.length;
      await this.#runJob(given, { name: given.path, file: given.file, skip });
      const stuck = own().filter(isOpen);
      if (stuck.length > 0 && own().length - stuck.length === before) for (const one of stuck) one.step = 'failed';
    }
  }

  #runJob(given: GivenFile, job: ImportJob): Promise<void> {
    this.#worker ??= new Worker(new URL('../own/import.worker.ts', import.meta.url), { type: 'module' });
    const worker = this.#worker;
    return new Promise((resolve) => {
      this.#finishJob = resolve;
      worker.onmessage = ({ data }: MessageEvent<ImportNews>) => {
        if (data.type === 'end') resolve();
        else this.#hear(given, data);
      };
      worker.onerror = (event) => {
        const reading = this.documents.find(({ step }) => step === 'reading');
        if (reading) Object.assign(reading, { step: 'failed', failure: event.message || 'the reader stopped' });
        this.#stopWorker();
      };
      worker.postMessage(job);
    });
  }

  #stopWorker(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#finishJob?.();
    this.#finishJob = null;
  }

  #hear(given: GivenFile, news: Exclude<ImportNews, { type: 'end' }>): void {
    if (news.type === 'found') return this.#found(given, news);
    const document = this.documents.find(({ name }) => name === news.name);
    if (!document || document.step === 'cancelled') return;
    if (news.type === 'progress') Object.assign(document, { step: 'reading', progress: news.share });
    else if (news.type === 'failed') Object.assign(document, { step: 'failed', failure: news.message });
    else {
      Object.assign(document, { document: news.document, progress: 1, step: 'read' });
      this.selected ??= document;
      void keepDocument(document.name, news.document).then((isKept) => (this.isKept &&= isKept));
    }
  }

  /** An archive gives way to the documents in it. */
  #found(given: GivenFile, { names, problems }: Extract<ImportNews, { type: 'found' }>): void {
    this.archiveProblems = [
      ...this.archiveProblems.filter(({ file }) => file !== given.path),
      ...problems.map((problem) => ({ file: given.path, problem })),
    ];
    if (names.length === 1 && names[0] === given.path) return;
    const known = new Set(this.documents.map(({ name }) => name));
    const inside = names.filter((name) => !known.has(name)).map((name) => this.#placed(name, given));
    const at = this.documents.findIndex(({ name }) => name === given.path);
    if (at < 0) return;
    this.documents = [...this.documents.slice(0, at), ...inside, ...this.documents.slice(at + 1)];
  }
}

/** In the order in which the import command reads files. */
function sorted(documents: readonly DeskDocument[]): readonly DeskDocument[] {
  return [...documents].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

export const desk = new Desk();
