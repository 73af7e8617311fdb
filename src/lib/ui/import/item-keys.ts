import type { Doubt, FormReading, HeaderField, PrintedField } from '#lib/forms/index.ts';
import type { SourcePage } from '../source/source-text.ts';

/** Where a place is drawn: page and row, from 0. */
export interface Spot {
  readonly page: number;
  readonly row: number;
}

/** The spot of every place of a document. */
export function placeSpots(pages: readonly SourcePage[]): ReadonlyMap<string, Spot> {
  const spots = new Map<string, Spot>();
  pages.forEach(({ rows }, page) =>
    rows.forEach((cells, row) =>
      cells.forEach(({ place }) => void (spots.has(place) || spots.set(place, { page, row }))),
    ),
  );
  return spots;
}

type Fields = Readonly<Record<HeaderField, PrintedField>>;

/** The field or row that was read from each place: `f0.indicators.4`; of several the most telling one. */
export function itemKeys(
  forms: readonly FormReading[] = [],
  fields: readonly Fields[] = [],
): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const note = (place: string, key: string): void => {
    for (const one of place.split(';')) if (one !== '' && !keys.has(one)) keys.set(one, key);
  };
  forms.forEach((form, at) => {
    form.indicators.forEach(({ row }, no) => note(row.source_place, `f${at}.indicators.${no}`));
    form.amounts.forEach(({ source_place }, no) => note(source_place, `f${at}.amounts.${no}`));
    form.goals.forEach(({ source_place }, no) => note(source_place, `f${at}.goals.${no}`));
    for (const [field, { place }] of Object.entries(fields[at] ?? {})) note(place, `f${at}.header.${field}`);
    note(form.place, `f${at}.header.title`);
  });
  return keys;
}

/** The reasons of doubts with how often each occurs, the most frequent first. */
export function reasonCounts(doubts: readonly Doubt[]): readonly (readonly [code: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { code } of doubts) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
