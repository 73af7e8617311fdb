import { readView, type SavedView } from './saved-view.ts';

const KEY = 'duibiao-views';

/** Where views are kept: the browser's storage fits. */
export type ViewStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** The views kept in the browser. */
export type KeptViews =
  | { readonly state: 'kept'; readonly views: readonly SavedView[] }
  /** The browser keeps nothing, or what it keeps cannot be read; nothing is written over it then. */
  | { readonly state: 'unavailable' };

/** The kept views, in the reader's order. A record that is no view is left out. */
export function keptViews(storage: ViewStorage | null): KeptViews {
  try {
    if (storage === null) return { state: 'unavailable' };
    const records: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    if (!Array.isArray(records)) return { state: 'unavailable' };
    const views = records.map(readView).flatMap((view) => (typeof view === 'string' ? [] : [view]));
    return { state: 'kept', views };
  } catch {
    return { state: 'unavailable' };
  }
}

/** Keeps the views, whole or not at all; whether the browser did. */
export function keepViews(storage: ViewStorage | null, views: readonly SavedView[]): boolean {
  try {
    storage?.setItem(KEY, JSON.stringify(views));
    return storage !== null;
  } catch {
    return false;
  }
}

/** Whether a change of the storage, made in another tab, was one of the views. */
export function isViewChange(key: string | null): boolean {
  return key === KEY || key === null;
}
