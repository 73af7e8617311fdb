import type { Locale } from './locale.ts';
import { messagesFor } from './messages.ts';

/** A `source_place` in words: L44 → "第 44 行"; T2R5C3, P3L8 and Sheet1!C12 alike; several places joined. */
export function formatPlace(place: string, locale: Locale): string {
  const separator = messagesFor(locale).site.listSeparator;
  return place
    .split(';')
    .map((part) => onePlace(part.trim(), locale))
    .join(separator);
}

function onePlace(place: string, locale: Locale): string {
  const { form } = messagesFor(locale);
  const line = /^L(\d+)$/.exec(place);
  if (line) return form.placeLine(line[1] ?? '');
  const page = /^P(\d+)L(\d+)$/.exec(place);
  if (page) return form.placePage(page[1] ?? '', page[2] ?? '');
  const table = /^T(\d+)R(\d+)C(\d+)$/.exec(place);
  if (table) return form.placeTable(table[1] ?? '', table[2] ?? '', table[3] ?? '');
  const sheet = /^(.+)!([A-Z]+\d+)$/.exec(place);
  if (sheet) return form.placeSheet(sheet[1] ?? '', sheet[2] ?? '');
  return place;
}
