import Papa from 'papaparse';
import type { PlaceNames } from './pair-view.ts';

const FILES = import.meta.glob<string>('../../../../data/vocabulary/regions.csv', { query: '?raw', import: 'default' });

let names: Promise<PlaceNames> | undefined;

/** The names of all regions of the country by code, fetched when a text is searched for them. */
export function placeNames(): Promise<PlaceNames> {
  names ??= Promise.all(Object.values(FILES).map((load) => load())).then((texts) =>
    Object.fromEntries(texts.flatMap(rowsIn).flatMap(({ code, name }) => (code && name ? [[code, name]] : []))),
  );
  return names;
}

function rowsIn(text: string): readonly Readonly<Record<string, string>>[] {
  return Papa.parse<Readonly<Record<string, string>>>(text, { header: true, skipEmptyLines: true }).data;
}
