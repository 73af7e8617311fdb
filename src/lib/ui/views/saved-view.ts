import { maskPersonalData } from '#lib/text/index.ts';

/** A state of a page the reader keeps under a name: an address in codes, no data. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** The page without language and base: `/compare/`. */
  readonly path: string;
  /** Its query, with the question mark; empty when nothing is chosen. */
  readonly search: string;
  /** The dataset it was saved on. */
  readonly dataset: DatasetStamp;
  /** ISO date and time. */
  readonly savedAt: string;
}

/** Which data a view speaks about. */
export interface DatasetStamp {
  readonly name: string;
  /** A short digest of its tables. */
  readonly version: string;
}

export const LONGEST_NAME = 120;
const LONGEST_SEARCH = 200_000;

/** A view as it may be kept: its name cut to a length that fits a menu; personal data in name and query masked. */
export function cleanView(view: SavedView): SavedView {
  return { ...view, name: cleanName(view.name), search: masked(view.search) };
}

/** A name without personal data, line breaks or empty ends. */
export function cleanName(name: string): string {
  return maskPersonalData(name.replace(/\s+/g, ' ').trim()).text.slice(0, LONGEST_NAME).trim();
}

/** The first of `name`, `name (2)`, `name (3)` … nobody has. */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name} (${number})`)) number++;
  return `${name} (${number})`;
}

/** What is wrong with a record that should be a view; null when it is one. */
export type ViewFault = 'name' | 'path' | 'search' | 'dataset' | 'record';

/** Reads a view from anything a file or the browser's store may hold. */
export function readView(value: unknown): SavedView | ViewFault {
  if (!isRecord(value)) return 'record';
  const { id, name, path, search, dataset, savedAt } = value;
  if (typeof name !== 'string' || cleanName(name) === '') return 'name';
  if (typeof path !== 'string' || !/^\/([a-z0-9_.~%-]+\/)*$/i.test(path) || path.includes('..')) return 'path';
  if (typeof search !== 'string' || !/^(\?[^#\s]*)?$/.test(search) || search.length > LONGEST_SEARCH) return 'search';
  if (!isRecord(dataset) || typeof dataset['name'] !== 'string' || typeof dataset['version'] !== 'string')
    return 'dataset';
  if (typeof id !== 'string' || id === '' || typeof savedAt !== 'string') return 'record';
  const stamp = { name: cleanName(dataset['name']), version: dataset['version'].slice(0, 64) };
  return cleanView({ id: id.slice(0, 64), name, path, search, dataset: stamp, savedAt: savedAt.slice(0, 40) });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function masked(search: string): string {
  const params = new URLSearchParams(search);
  const names = [...params.keys()].filter((name) => maskPersonalData(params.get(name) ?? '').found.length > 0);
  if (names.length === 0) return search;
  for (const name of names) params.set(name, maskPersonalData(params.get(name) ?? '').text);
  return `?${params.toString()}`;
}
