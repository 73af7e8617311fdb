import { applyCorrections, doubtIds, doubtsOf, type Correction, type Doubt } from '#lib/forms/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';
import type { ImportedDocument } from '../own/import-reading.ts';
import type { GivenFile } from '../own/files.ts';
import { withCorrections } from './edits.ts';

export type ReadingStep = 'waiting' | 'reading' | 'read' | 'failed' | 'cancelled';

/** A document on the desk: how far its reading is, what was read, and what a person corrected. */
export class DeskDocument {
  /** Its name in the dataset: the file's, with the path inside the folder or archive it came in. */
  readonly name: string;
  /** The file it is read from; null when it was brought back after a reload. */
  readonly given: GivenFile | null;
  step = $state<ReadingStep>('waiting');
  progress = $state(0);
  failure = $state('');
  document = $state.raw<ImportedDocument | null>(null);
  corrections = $state.raw<readonly Correction[]>([]);

  readonly #vocabulary: () => Vocabulary | null;
  #past = $state.raw<readonly (readonly Correction[])[]>([]);
  #future = $state.raw<readonly (readonly Correction[])[]>([]);

  readonly #outcome = $derived.by(() => {
    const vocabulary = this.#vocabulary();
    if (this.document === null || vocabulary === null) return null;
    return applyCorrections(this.document.reading, this.corrections, vocabulary);
  });
  readonly #first = $derived(this.document === null ? [] : doubtsOf(this.document.reading));
  readonly #open = $derived(this.reading === null ? null : doubtIds(this.reading));

  constructor(name: string, given: GivenFile | null, vocabulary: () => Vocabulary | null) {
    this.name = name;
    this.given = given;
    this.#vocabulary = vocabulary;
  }

  /** The reading with the corrections applied; as read while the vocabulary is still on its way. */
  get reading() {
    return this.#outcome?.reading ?? this.document?.reading ?? null;
  }

  /** Corrections that match nothing in this document. */
  get stale() {
    return this.#outcome?.stale ?? [];
  }

  /** Every doubt of the first reading, settled ones included, so that numbers do not run away while one works. */
  get doubts(): readonly Doubt[] {
    return this.#first;
  }

  get open(): number {
    return this.#first.filter((doubt) => this.isOpen(doubt)).length;
  }

  isOpen({ id }: Doubt): boolean {
    return this.#open?.has(id) ?? false;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Adds corrections; what was undone before can no longer be redone. */
  correct(corrections: readonly Correction[]): void {
    if (corrections.length > 0) this.put(withCorrections(this.corrections, corrections));
  }

  /** Replaces the corrections, as one step that can be undone. */
  put(corrections: readonly Correction[]): void {
    this.#past = [...this.#past, this.corrections];
    this.#future = [];
    this.corrections = corrections;
  }

  undo(): void {
    const former = this.#past.at(-1);
    if (former === undefined) return;
    this.#future = [...this.#future, this.corrections];
    this.#past = this.#past.slice(0, -1);
    this.corrections = former;
  }

  redo(): void {
    const next = this.#future.at(-1);
    if (next === undefined) return;
    this.#past = [...this.#past, this.corrections];
    this.#future = this.#future.slice(0, -1);
    this.corrections = next;
  }
}
