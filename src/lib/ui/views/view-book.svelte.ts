import { cleanName, cleanView, freeName, type DatasetStamp, type SavedView } from './saved-view.ts';
import { mergeViews, readViews, type Merge, type ViewFile } from './view-file.ts';
import { isViewChange, keepViews, keptViews, type ViewStorage } from './view-store.ts';

/** A state to be kept under a name. */
export type NewView = Pick<SavedView, 'name' | 'path' | 'search'> & { readonly dataset: DatasetStamp };

/** What came of a file of views. */
export type ViewImport =
  | Extract<ViewFile, { state: 'refused' }>
  | (Omit<Merge, 'views'> & Pick<Extract<ViewFile, { state: 'read' }>, 'faults'> & { readonly state: 'read' });

/** The reader's saved views: kept in this browser as they change, in all its tabs. */
export class ViewBook {
  views = $state.raw<readonly SavedView[]>([]);
  /** Whether the browser keeps them; where it does not they last until the page is left, and can be written to a file. */
  isKept = $state(true);
  readonly #storage: () => ViewStorage | null;

  constructor(storage: () => ViewStorage | null = browserStorage) {
    this.#storage = storage;
  }

  /** Brings the kept views and follows changes made in other tabs; returns the function that stops following. */
  follow(): () => void {
    this.#read();
    const listen = ({ key }: StorageEvent) => {
      if (isViewChange(key)) this.#read();
    };
    addEventListener('storage', listen);
    return () => removeEventListener('storage', listen);
  }

  /** Saves a state; a name that is taken gets a number. Returns the name it has now. */
  save(view: NewView): string {
    const name = freeName(cleanName(view.name), this.#names());
    const saved = cleanView({ ...view, name, id: randomId(), savedAt: now() });
    this.#change((views) => [...views, saved]);
    return name;
  }

  rename(id: string, name: string): void {
    const clean = cleanName(name);
    if (clean === '') return;
    const free = freeName(clean, this.#names(id));
    this.#change((views) => views.map((view) => (view.id === id ? { ...view, name: free } : view)));
  }

  remove(id: string): void {
    this.#change((views) => views.filter((view) => view.id !== id));
  }

  /** Puts a removed view back where it was. */
  restore(view: SavedView, at: number): void {
    this.#change((views) => views.toSpliced(at, 0, view));
  }

  /** Moves a view to the other side of one shown beside it. */
  moveBeside(id: string, neighbour: string): void {
    this.#change((views) => {
      const from = views.findIndex((view) => view.id === id);
      const to = views.findIndex((view) => view.id === neighbour);
      const view = views[from];
      return view === undefined || to < 0 ? views : views.toSpliced(from, 1).toSpliced(to, 0, view);
    });
  }

  /** Brings in the views of a file; nothing present is replaced. */
  take(text: string): ViewImport {
    const file = readViews(text);
    if (file.state === 'refused') return file;
    let told: Omit<Merge, 'views'> = { added: [], known: [], renamed: [] };
    this.#change((present) => {
      const { views, ...rest } = mergeViews(present, file.views, randomId);
      told = rest;
      return views;
    });
    return { state: 'read', faults: file.faults, ...told };
  }

  #names(except?: string): readonly string[] {
    return this.views.filter(({ id }) => id !== except).map(({ name }) => name);
  }

  /** What only this tab has because the browser kept nothing is not given up for what is kept. */
  #read(): void {
    if (!this.isKept && this.views.length > 0) return;
    const kept = keptViews(this.#storage());
    this.isKept = kept.state === 'kept';
    if (kept.state === 'kept') this.views = kept.views;
  }

  /** Changes what is kept, which another tab may have changed meanwhile, and keeps it. */
  #change(work: (views: readonly SavedView[]) => readonly SavedView[]): void {
    const kept = keptViews(this.#storage());
    this.views = work(kept.state === 'kept' && this.isKept ? kept.views : this.views);
    this.isKept = kept.state === 'kept' && keepViews(this.#storage(), this.views);
  }
}

export const viewBook = new ViewBook();

function browserStorage(): ViewStorage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function now(): string {
  return new Date().toISOString();
}

function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
