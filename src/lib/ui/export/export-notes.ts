import { session } from '../session/session.svelte.ts';
import type { Text } from '../text.ts';
import type { ExportTable } from './export-table.ts';

interface NoteOptions {
  readonly title: string;
  /** The conditions in force, in words; empty when there is none. */
  readonly filters: readonly string[];
  readonly text: Text;
  /** What else must be said, after the filters. */
  readonly more?: ExportTable['notes'];
}

/** What stands in everything that leaves a page: title, filters in force, source, address and date. */
export function exportNotes({ title, filters, text, more = [] }: NoteOptions): ExportTable['notes'] {
  const { notes, unfiltered } = text.words.export;
  const { listSeparator, sampleData } = text.messages.site;
  return [
    [notes.title, title],
    [notes.filters, filters.length === 0 ? unfiltered : filters.join(listSeparator)],
    ...more,
    [notes.source, session.own?.name ?? sampleData],
    [notes.address, location.href],
    [notes.date, new Date().toISOString().slice(0, 10)],
  ];
}
