import { freeName, readView, type SavedView, type ViewFault } from './saved-view.ts';

const FORMAT = 'duibiao-views';
const VERSION = 1;

/** The text of the file a reader's views leave in; the same views give the same text. */
export function writeViews(views: readonly SavedView[]): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, views }, null, 2)}\n`;
}

/** What a file of views brings. */
export type ViewFile =
  | {
      readonly state: 'read';
      readonly views: readonly SavedView[];
      /** Records that are no views: their number in the file, from 1, and what is wrong. */
      readonly faults: readonly { readonly number: number; readonly fault: ViewFault }[];
    }
  | { readonly state: 'refused'; readonly reason: 'syntax' | 'format' | 'newer' };

/** Reads a file of views; records that are none are listed, the others still come. */
export function readViews(text: string): ViewFile {
  const content = parsed(text);
  if (content === undefined) return { state: 'refused', reason: 'syntax' };
  if (typeof content !== 'object' || content === null || !('format' in content) || content.format !== FORMAT)
    return { state: 'refused', reason: 'format' };
  if (!('version' in content) || content.version !== VERSION) return { state: 'refused', reason: 'newer' };
  if (!('views' in content) || !Array.isArray(content.views)) return { state: 'refused', reason: 'format' };
  const records = content.views.map((value: unknown, index) => ({ number: index + 1, view: readView(value) }));
  return {
    state: 'read',
    views: records.flatMap(({ view }) => (typeof view === 'string' ? [] : [view])),
    faults: records.flatMap(({ number, view }) => (typeof view === 'string' ? [{ number, fault: view }] : [])),
  };
}

/** What bringing views in did to each. */
export interface Merge {
  /** All views afterwards: the present ones in their order and unchanged, then what came. */
  readonly views: readonly SavedView[];
  readonly added: readonly string[];
  /** Views that were there already, the same in name and address. */
  readonly known: readonly string[];
  /** Views whose name somebody else had: under which name they came. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/** Brings views in beside the present ones; none is replaced, and one whose name is taken comes under another. */
export function mergeViews(present: readonly SavedView[], incoming: readonly SavedView[], newId: () => string): Merge {
  const views = [...present];
  const result = { added: [] as string[], known: [] as string[], renamed: [] as { from: string; to: string }[] };
  for (const view of incoming) {
    if (views.some((one) => isSame(one, view))) {
      result.known.push(view.name);
      continue;
    }
    const name = freeName(
      view.name,
      views.map((one) => one.name),
    );
    const isTaken = views.some(({ id }) => id === view.id);
    views.push({ ...view, name, id: isTaken ? newId() : view.id });
    if (name === view.name) result.added.push(name);
    else result.renamed.push({ from: view.name, to: name });
  }
  return { views, ...result };
}

function isSame(one: SavedView, other: SavedView): boolean {
  const isNamed = one.name === other.name && one.dataset.version === other.dataset.version;
  return isNamed && one.path === other.path && one.search === other.search;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}
