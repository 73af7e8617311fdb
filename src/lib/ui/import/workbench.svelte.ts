import { createContext, tick } from 'svelte';
import type { Doubt, HeaderField } from '#lib/forms/index.ts';
import { firstPlace } from '../address/links.ts';
import type { Highlight } from '../source/highlight.svelte.ts';
import type { DeskDocument } from './desk-document.svelte.ts';
import { itemKeys, placeSpots } from './item-keys.ts';

/** Which editor of an item is open. */
export type EditMode = 'edit' | 'split' | 'merge' | 'row' | 'field';

/** Lines of a title above the table, which readers keep as a page of its own. */
const TITLE_ROWS = 4;

/** What is looked at on the desk: the page of the document, the form, the doubt, and the editor that is open. */
export class Workbench {
  readonly desk: DeskDocument;
  readonly highlight: Highlight;
  /** On narrow screens one of the two panes is shown. */
  side = $state<'document' | 'reading'>('reading');
  formAt = $state(0);
  /** The row of the page the window begins with. */
  rowAt = $state(0);
  editing = $state<{ readonly key: string; readonly mode: EditMode } | null>(null);
  current = $state('');
  #pane: HTMLElement | null = null;
  #turned = $state<number | null>(null);

  readonly spots = $derived.by(() => placeSpots(this.desk.document?.pages ?? []));
  readonly keys = $derived.by(() => itemKeys(this.desk.reading?.forms, this.desk.document?.fields));

  /** The first page that is more than a title, until the reader turns to another. */
  readonly #body = $derived.by(() =>
    (this.desk.document?.pages ?? []).findIndex(({ rows }) => rows.length > TITLE_ROWS),
  );

  get pageAt(): number {
    return this.#turned ?? Math.max(0, this.#body);
  }

  set pageAt(page: number) {
    this.#turned = page;
  }

  constructor(desk: DeskDocument, highlight: Highlight) {
    this.desk = desk;
    this.highlight = highlight;
  }

  /** The element of the document's pane, once it is drawn. */
  attach = (pane: HTMLElement) => {
    this.#pane = pane;
    return () => {
      this.#pane = null;
    };
  };

  /** Marks a place of the document and brings it into view. */
  async showPlace(place: string, words: readonly string[] = []): Promise<void> {
    this.highlight.pin(place, words);
    const spot = this.spots.get(firstPlace(place));
    if (!spot) return;
    this.pageAt = spot.page;
    if (spot.row < this.rowAt || spot.row >= this.rowAt + WINDOW) this.rowAt = Math.floor(spot.row / WINDOW) * WINDOW;
    await tick();
    const cell = this.#pane?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(firstPlace(place))}"]`);
    if (!cell || !this.#pane) return;
    const pane = this.#pane.getBoundingClientRect();
    const box = cell.getBoundingClientRect();
    this.#pane.scrollBy({
      top: box.top - pane.top - pane.height / 3,
      left: Math.min(0, box.left - pane.left - 16) || Math.max(0, box.right - pane.right + 16),
    });
  }

  /** Shows what was read from a place of the document, and puts the focus on it. */
  async showItem(place: string): Promise<void> {
    this.highlight.pin(place);
    const key = this.keys.get(place);
    if (key !== undefined) await this.focusItem(key);
  }

  /** Puts the focus on a field or row of the reading. */
  async focusItem(key: string): Promise<void> {
    this.formAt = Number(/^f(\d+)/.exec(key)?.[1] ?? this.formAt);
    this.side = 'reading';
    await tick();
    const item = document.querySelector<HTMLElement>(`[data-item="${CSS.escape(key)}"]`);
    item?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const target =
      item?.querySelector<HTMLElement>('input, select, textarea') ?? item?.querySelector<HTMLElement>('button, a');
    target?.focus({ preventScroll: true });
  }

  /** Opens an editor and puts the focus into it. */
  async edit(key: string, mode: EditMode = 'edit'): Promise<void> {
    this.editing = { key, mode };
    await this.focusItem(key);
  }

  /** Closes the editor; the focus stays where it was opened. */
  async close(): Promise<void> {
    const key = this.editing?.key;
    this.editing = null;
    if (key !== undefined) await this.focusItem(key);
  }

  isEditing(key: string, mode: EditMode = 'edit'): boolean {
    return this.editing?.key === key && this.editing.mode === mode;
  }

  /** Steps to the next open doubt in a direction, beginning again at the other end. */
  async step(direction: 1 | -1): Promise<void> {
    const open = this.desk.doubts.filter((doubt) => this.desk.isOpen(doubt) || doubt.id === this.current);
    if (open.length === 0) return;
    const at = open.findIndex(({ id }) => id === this.current);
    const next = at < 0 ? (direction === 1 ? 0 : open.length - 1) : (at + direction + open.length) % open.length;
    await this.select(open[next] as Doubt);
  }

  /** Makes a doubt the current one and shows its place. */
  async select(doubt: Doubt): Promise<void> {
    this.current = doubt.id;
    this.editing = null;
    const at = this.desk.reading?.forms.findIndex((form) => form.place === doubt.form) ?? -1;
    if (at >= 0) this.formAt = at;
    this.side = 'reading';
    await tick();
    const item = document.querySelector<HTMLElement>(`[data-doubt="${CSS.escape(doubt.id)}"]`);
    item?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    item?.focus({ preventScroll: true });
    if (doubt.place !== '') await this.showPlace(doubt.place, [doubt.printed]);
  }

  /** The field or row a doubt is about. */
  keyOf(doubt: Doubt): string | undefined {
    const field = FIELD_OF[doubt.code];
    const at = this.desk.reading?.forms.findIndex((form) => form.place === doubt.form) ?? -1;
    if (field && at >= 0) return `f${at}.header.${field}`;
    return this.keys.get(firstPlace(doubt.place));
  }
}

/** Rows of the document drawn at once. */
export const WINDOW = 200;

/** The header field that answers a problem of a form. */
const FIELD_OF: Readonly<Record<string, HeaderField>> = {
  agency_missing: 'agency',
  region_unknown: 'agency',
  region_ambiguous: 'agency',
  year_missing: 'fiscal_year',
  year_inferred: 'fiscal_year',
  project_name_missing: 'project_name',
  attribute_doubtful: 'project_attribute',
};

export const [useWorkbench, provideWorkbench] = createContext<Workbench>();
